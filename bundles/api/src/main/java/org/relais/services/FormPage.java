package org.relais.services;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.services.FormView.FormSummary;

/**
 * One page of a register.
 *
 * @param next cursor of the page after this one, or null at the end
 */
public record FormPage(List<FormSummary> items, @Nullable RegistrationNumber next) {

    public FormPage {
        items = List.copyOf(items);
    }
}
