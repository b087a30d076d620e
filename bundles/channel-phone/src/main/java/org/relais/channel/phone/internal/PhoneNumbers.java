package org.relais.channel.phone.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a number can be understood, in whatever way it was said or typed. Thread-safe. */
final class PhoneNumbers {

    /** Where a number without a country code belongs. */
    private static final String REGION = "NC";

    /** How exchanges and agents write that a caller withheld the number. */
    private static final Set<String> WITHHELD = Set.of(
            "anonymous", "anonyme", "withheld", "private", "restricted", "unknown", "unavailable", "masqué", "inconnu");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s./-]+");

    /** Services, emergency numbers and extensions of the house. */
    private static final Pattern SHORT = Pattern.compile("\\d{2,5}");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    boolean isWithheld(String number) {
        return WITHHELD.contains(number.strip().toLowerCase(Locale.ROOT));
    }

    boolean isUnderstood(String number) {
        if (isWithheld(number)
                || SHORT.matcher(SEPARATORS.matcher(number).replaceAll("")).matches()) {
            return true;
        }
        try {
            return library.isPossibleNumber(library.parse(number, REGION));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }
}
