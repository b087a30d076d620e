package org.relais.service.claimforms.internal.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's initials as they stand on slips, first name first: M.-J. O'C. for Marie-Josèphe O'Connor, L. L. G. for Léa Le Goff. Accents
 * stay. An apostrophe after one letter stays, since O'Connor and D'Argent have two beginnings; Tu'iafitu has one.
 */
final class Initials {

    /** What a line of a slip has room for. */
    private static final int LONGEST = 20;

    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BB\u02BC\u00B4`]");
    private static final String HYPHENS = "[-\u2010\u2011]";
    private static final Pattern ELISION = Pattern.compile("^\\P{L}*(\\p{L})'(\\p{L})");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern FIRST = Pattern.compile("^[^ -]*");

    private Initials() {}

    /** Empty when neither name has a letter. A person of many names keeps the first initial of both. */
    static String of(String firstName, String lastName) {
        String first = initials(firstName);
        String last = initials(lastName);
        String whole = joined(first, last);
        return whole.length() <= LONGEST ? whole : joined(onlyFirst(first), onlyFirst(last));
    }

    private static String joined(String first, String last) {
        return (first + " " + last).strip();
    }

    private static String onlyFirst(String initials) {
        Matcher first = FIRST.matcher(initials);
        return first.find() ? first.group() : "";
    }

    private static String initials(String name) {
        String plain = APOSTROPHES
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("'");
        return each(plain, "\\s+", " ", word -> each(word, HYPHENS, "-", Initials::beginning));
    }

    private static String each(String text, String separator, String joint, UnaryOperator<String> shortened) {
        return Stream.of(text.split(separator))
                .map(shortened)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(joint));
    }

    private static String beginning(String part) {
        Matcher elision = ELISION.matcher(part);
        if (elision.find()) {
            return (elision.group(1) + "'" + elision.group(2) + ".").toUpperCase(Locale.ROOT);
        }
        Matcher letter = LETTER.matcher(part);
        return letter.find() ? letter.group().toUpperCase(Locale.ROOT) + "." : "";
    }
}
