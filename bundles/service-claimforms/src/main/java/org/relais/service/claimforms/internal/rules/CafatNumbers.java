package org.relais.service.claimforms.internal.rules;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.relais.texts.LocalizedText;

/**
 * What a CAFAT number looks like. No check digit is known, so its form is a setting. Spaces and dots count for nothing: people write them
 * as they like.
 */
public final class CafatNumbers {

    private static final Pattern SPACES_AND_DOTS = Pattern.compile("[\\s\\p{Z}.]+");

    private final Pattern pattern;
    private final LocalizedText expected;

    /**
     * Takes what an administrator has set.
     *
     * @param pattern of a number without spaces and dots
     * @param expected the same in words, for people
     * @throws IllegalArgumentException that names the key and the value
     */
    public CafatNumbers(String pattern, LocalizedText expected) {
        try {
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(
                    "cafat.number is '" + pattern + "'; it must be a regular expression: " + broken.getDescription());
        }
        if (expected.fr().isBlank() || expected.en().isBlank()) {
            throw new IllegalArgumentException(
                    "cafat.number.fr and cafat.number.en are empty; they must say what a number looks like");
        }
        this.expected = expected;
    }

    /** Without spaces and dots; empty for nothing but these. */
    static String bare(String written) {
        return SPACES_AND_DOTS.matcher(written).replaceAll("");
    }

    boolean matches(String bare) {
        return pattern.matcher(bare).matches();
    }

    /** What a number looks like, in words. */
    LocalizedText expected() {
        return expected;
    }
}
