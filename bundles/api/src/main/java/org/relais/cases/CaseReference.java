package org.relais.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A case's reference for people, for example {@code 2021-004517-2}: the office's year, a number within it, and a check character
 * over both after ISO 7064 MOD 37,36, so that a misheard or swapped character is caught on the phone.
 *
 * @param value the whole reference, upper case, with hyphens
 */
public record CaseReference(String value) implements CaseKey {

    private static final Pattern SYNTAX = Pattern.compile("\\d{4}-\\d{6,9}-[0-9A-Z]");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public CaseReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a case reference");
        }
    }

    /**
     * Makes the reference for a number.
     *
     * @param year four digits
     * @param number from 1 to 999,999,999
     */
    public static CaseReference of(int year, long number) {
        String stem = String.format(Locale.ROOT, "%04d-%06d", year, number);
        return new CaseReference(stem + "-" + checkCharacter(stem.replace("-", "")));
    }

    /** Reads a reference as people type it, in any case; empty when it is none or the check character is wrong. */
    public static Optional<CaseReference> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return isValid(upper) ? Optional.of(new CaseReference(upper)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return false;
        }
        int last = text.lastIndexOf('-');
        return checkCharacter(text.substring(0, last).replace("-", "")) == text.charAt(last + 1);
    }

    /** ISO/IEC 7064:2003, hybrid system MOD 37,36: the character that makes the whole string check out to 1. */
    static char checkCharacter(String characters) {
        int modulus = ALPHABET.length();
        int product = modulus;
        for (int i = 0; i < characters.length(); i++) {
            int sum = (product + ALPHABET.indexOf(characters.charAt(i))) % modulus;
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }
        return ALPHABET.charAt((modulus + 1 - product) % modulus);
    }

    @Override
    public String toString() {
        return value;
    }
}
