package org.relais.core.internal.intake;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.intake.FormData;
import org.relais.spi.forms.Forms;

/** Forms for whoever finds them within others, checked and written as the desk does with its own. Thread-safe. */
@Component
public final class SchemaForms implements Forms {

    @Activate
    public SchemaForms() {
        // nothing to set up
    }

    @Override
    public CompiledForm compile(String schema) {
        try {
            return new FormSchema(schema)::check;
        } catch (RuntimeException noSchema) {
            throw new IllegalArgumentException("no JSON Schema: " + noSchema.getMessage(), noSchema);
        }
    }

    @Override
    public String write(FormData form) {
        return FormJson.canonical(form);
    }

    @Override
    public FormData read(String written) {
        try {
            return FormJson.parse(written);
        } catch (IllegalStateException damaged) {
            throw new IllegalArgumentException(damaged.getMessage(), damaged);
        }
    }
}
