package org.relais.channel.phone.internal.calls;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands numbers in whatever way they were said or typed. Thread-safe. */
public final class PhoneNumbers {

    /** Where a number without a country code belongs. */
    private static final String REGION = "NC";

    /** How exchanges and agents write that a caller withheld the number. */
    private static final Set<String> WITHHELD = Set.of(
            "anonymous", "anonyme", "withheld", "private", "restricted", "unknown", "unavailable", "masqué", "inconnu");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s./-]+");

    /** Services, emergency numbers and extensions of the house. */
    private static final Pattern SHORT = Pattern.compile("\\d{2,5}");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** Whether this is how exchanges and agents write that there is no number. */
    public boolean isWithheld(String number) {
        return WITHHELD.contains(number.strip().toLowerCase(Locale.ROOT));
    }

    public boolean isUnderstood(String number) {
        if (isWithheld(number) || isShort(number)) {
            return true;
        }
        try {
            return library.isPossibleNumber(library.parse(number, REGION));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** Whether this is a service, an emergency number or an extension of the house, which nobody can be called back at. */
    public boolean isShort(String number) {
        return SHORT.matcher(SEPARATORS.matcher(number).replaceAll("")).matches();
    }

    /**
     * One spelling for each number: ITU-T E.164, or the digits of a short one. Empty for a number that was withheld or cannot be
     * understood.
     */
    public Optional<String> key(String number) {
        if (isShort(number)) {
            return Optional.of(SEPARATORS.matcher(number).replaceAll(""));
        }
        if (number.chars().anyMatch(Character::isLetter)) {
            return Optional.empty();
        }
        try {
            PhoneNumber parsed = library.parse(number, REGION);
            return library.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(library.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
