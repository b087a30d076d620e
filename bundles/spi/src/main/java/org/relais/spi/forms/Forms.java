package org.relais.spi.forms;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;

/** Compiles the schemas of forms, and writes and reads filled ones. Thread-safe. */
@ProviderType
public interface Forms {

    /**
     * Compiles a schema once for many forms.
     *
     * @param schema JSON Schema 2020-12, as JSON text
     * @throws IllegalArgumentException when it is no schema
     */
    CompiledForm compile(String schema);

    /** A form as JSON, members in alphabetical order, no white space: the same form always gives the same text. */
    String write(FormData form);

    /** @throws IllegalArgumentException for what {@link #write} has not written */
    FormData read(String written);

    /** A schema that was compiled. Thread-safe. */
    interface CompiledForm {

        /** What the schema refuses, field by field, in French and English, 50 at most; empty for a good form. */
        List<FieldError> check(FormData form);
    }
}
