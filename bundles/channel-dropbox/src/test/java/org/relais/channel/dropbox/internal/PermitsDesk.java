package org.relais.channel.dropbox.internal;

import java.util.ArrayList;
import java.util.List;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.OpenedCase;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.service.ServiceDesk;
import org.relais.texts.LocalizedText;

/** Registers the forms of one service, parking permits with a plate, in memory. */
final class PermitsDesk implements ServiceDesk {

    static final ServiceId PERMITS = new ServiceId("permits");

    private static final ErrorCode COMPANY =
            new ErrorCode("permit-of-a-company", ErrorCategory.REFUSED, new LocalizedText("Société", "A company"));

    /** What was registered, with its case. */
    final List<Registered> registered = new ArrayList<>();

    record Registered(Found form, OpenedCase opened) {}

    @Override
    public CaseDraft draft(Found form) {
        if (!form.service().equals(PERMITS)) {
            throw RelaisException.of(Errors.NOT_FOUND, new LocalizedText("Service inconnu.", "No such service."));
        }
        if (form.form().at("/company").isPresent()) {
            throw RelaisException.of(COMPANY, new LocalizedText("Pas pour une société.", "Not for a company."));
        }
        String plate = form.form()
                .text("/plate")
                .orElseThrow(
                        () -> Errors.invalid(form.pointer() + "/plate", new LocalizedText("Requis.", "Required.")));
        return new CaseDraft(
                "Permis " + plate,
                null,
                form.receivedAt(),
                form.site(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                PERMITS);
    }

    @Override
    public RegistrationNumber register(Found form, OpenedCase opened) {
        draft(form);
        registered.add(new Registered(form, opened));
        return RegistrationNumber.ofForm("PRK", "DAJI", 2021, registered.size());
    }
}
