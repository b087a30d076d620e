package org.relais.services;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of a service's registers, gapless for each office and year: of a form, for example {@code FDS-DAJI-2021-000317}, or of a
 * transmittal slip, for example {@code FDS-B-DAJI-2021-000012}.
 *
 * @param value the whole number, upper case
 */
public record RegistrationNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2,10}(-B)?-[A-Z0-9-]{1,20}-\\d{4}-\\d{6,12}");

    public RegistrationNumber {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no registration number");
        }
    }

    /**
     * The number of a form.
     *
     * @param register what the service's numbers begin with
     * @param office the department of the reception desk
     * @param year of the office in which it was registered
     * @param number from 1
     */
    public static RegistrationNumber ofForm(String register, String office, int year, long number) {
        return new RegistrationNumber("%s-%s-%d-%06d".formatted(register, office, year, number));
    }

    /** The number of a slip; the arguments are those of {@link #ofForm}. */
    public static RegistrationNumber ofSlip(String register, String office, int year, long number) {
        return ofForm(register + "-B", office, year, number);
    }

    /** Reads the written form, in any case; empty for anything else. */
    public static Optional<RegistrationNumber> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? Optional.of(new RegistrationNumber(upper)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
