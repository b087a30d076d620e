package org.relais.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How skills are written. They are free texts, so that an office begins without a list, and normalised, so that two spellings are
 * one skill: {@code Langue des signes} is {@code langue-des-signes}.
 */
public final class Skills {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 50;

    private Skills() {}

    /** The normalised skill: lower-case letters without accents, digits and hyphens, at most 50; empty when nothing is left. */
    public static Optional<String> normalise(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String skill =
                OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-").replaceAll("^-|-$", "");
        return Optional.of(skill)
                .filter(it -> it.length() <= LONGEST && FORM.matcher(it).matches());
    }
}
