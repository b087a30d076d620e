package org.relais.service.claimforms.internal.mutuals;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names of mutuals are compared: by letters and digits alone, without accents and case. */
public final class Spelling {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Spelling() {}

    /** Empty for a text without letters and digits. */
    public static String folded(String written) {
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(Normalizer.normalize(written, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
