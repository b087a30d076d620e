package org.relais.core.internal.requesters;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.RequesterRules;

/** One spelling for each number, ITU-T E.164. Thread-safe. */
@Component(service = PhoneNumbers.class)
public final class PhoneNumbers {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final RequesterRules rules;

    @Activate
    public PhoneNumbers(@Reference RequesterRules rules) {
        this.rules = rules;
    }

    /** Empty for what identifies nobody: a withheld or short number, an extension of the house, no number at all. */
    public Optional<String> normalise(String written) {
        if (written.chars().anyMatch(Character::isLetter)) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = library.parse(written, rules.region());
            return library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
