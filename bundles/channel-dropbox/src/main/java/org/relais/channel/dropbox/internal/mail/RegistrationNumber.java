package org.relais.channel.dropbox.internal.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a mail item in its register, gapless for each office and year, written {@code DAJI-2021-000317}.
 *
 * @param office the department of the reception desk
 * @param year of the office in which it was registered
 * @param number from 1
 */
public record RegistrationNumber(String office, int year, long number) {

    private static final Pattern FORM = Pattern.compile("([A-Z0-9-]{1,20})-(\\d{4})-(\\d{6,12})");

    /** Reads the written form, in any case; empty for anything else. */
    public static Optional<RegistrationNumber> parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        return parts.matches()
                ? Optional.of(new RegistrationNumber(
                        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** The series that it is counted in. */
    public static String series(String office) {
        return "mail-" + office;
    }

    @Override
    public String toString() {
        return "%s-%d-%06d".formatted(office, year, number);
    }
}
