package org.relais.services;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.relais.directory.Confidentiality;

/**
 * Names a delegated service. Its channel has the same name, and its permissions begin with it.
 *
 * @param value the id of the plug-in that brings it, for example {@code claim-forms}: 2 to 40 lower-case letters, digits and hyphens
 */
public record ServiceId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public ServiceId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no service, which is named like claim-forms");
        }
    }

    /** Empty for a text that can name none. */
    public static Optional<ServiceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ServiceId(text)) : Optional.empty();
    }

    /** The service whose level this is; empty for a level of the office. */
    public static Optional<ServiceId> of(Confidentiality level) {
        return level.service().map(ServiceId::new);
    }

    /** The level of its cases. */
    public Confidentiality confidentiality() {
        return Confidentiality.ofService(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
