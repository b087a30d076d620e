package org.relais.spi.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.directory.SiteId;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.OpenedCase;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;

/**
 * Registers forms for channels, in the unit of work in which the channel is asked, so that intake, case and form are one transaction. A
 * channel calls {@link #draft} while it interprets and {@link #register} once the case is there. Thread-safe.
 */
@ProviderType
public interface ServiceDesk {

    /**
     * Checks a form and says which case is to be opened for it; stores nothing.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} with pointers below {@link Found#pointer}; a refusal of the
     *     service; {@code form-already-registered}; {@code not-found} for a service that there is not, or not for this account;
     *     {@code forbidden} without the right to register; {@code unavailable} while its plug-in is away
     */
    CaseDraft draft(Found form);

    /**
     * Gives the form its number and stores it. Takes a number last of all: others wait for it.
     *
     * @param opened the case of the draft
     */
    RegistrationNumber register(Found form, OpenedCase opened);

    /**
     * A form among what was handed in.
     *
     * @param service whose form it is
     * @param form what it says
     * @param intake with which it came
     * @param pointer where in the intake's form it stands; empty for all of it
     * @param account who hands it in
     * @param receivedAt when the citizen handed it in
     */
    record Found(
            ServiceId service,
            FormData form,
            IntakeId intake,
            String pointer,
            String account,
            Instant receivedAt,
            @Nullable SiteId site) {}
}
