package org.relais.service.desk.internal.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.intake.IntakeId;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;

/**
 * A form as it lies in the store.
 *
 * @param series its place in its register
 * @param stateAt since when it is in its state
 * @param day of the office on which it was registered
 * @param origin with what it came
 * @param content what it says, sealed; null once it was purged
 * @param slip the slip that it is on, or null
 * @param endedAt from when its retention period counts; null while it is not over
 * @param events how many things have happened to it
 * @param lastHash of the newest of them
 * @param revision counts the changes; 0 for one that is not stored yet
 */
public record StoredForm(
        RegistrationNumber number,
        ServiceId service,
        Series series,
        String formNumber,
        FormState state,
        Instant stateAt,
        String destination,
        Instant receivedAt,
        Instant registeredAt,
        LocalDate day,
        String registeredBy,
        Origin origin,
        @Nullable String content,
        @Nullable UUID slip,
        @Nullable Instant endedAt,
        int events,
        String lastHash,
        long revision) {

    /** A place in a register: numbers of one office and year have no gap. */
    public record Series(String office, int year, long number) {}

    /**
     * With what a form came, and the case that was opened for it.
     *
     * @param pointer where in the form of the intake it stands; empty for all of it
     */
    public record Origin(IntakeId intake, String pointer, CaseId caseId, CaseReference caseReference) {}

    /** The same after something has happened to it. */
    StoredForm happened(FormState newState, Instant at, String hash) {
        return new StoredForm(
                number,
                service,
                series,
                formNumber,
                newState,
                newState == state ? stateAt : at,
                destination,
                receivedAt,
                registeredAt,
                day,
                registeredBy,
                origin,
                content,
                slip,
                newState.isOver() && endedAt == null ? at : endedAt,
                events + 1,
                hash,
                revision);
    }

    /** The same with what was found of it anew. */
    StoredForm judged(String newDestination, @Nullable String newContent) {
        return copy(newDestination, newContent, slip);
    }

    /** The same without what it says. */
    public StoredForm emptied() {
        return copy(destination, null, slip);
    }

    /** The same on a slip, or on none. */
    public StoredForm on(@Nullable UUID newSlip) {
        return copy(destination, content, newSlip);
    }

    private StoredForm copy(String newDestination, @Nullable String newContent, @Nullable UUID newSlip) {
        return new StoredForm(
                number,
                service,
                series,
                formNumber,
                state,
                stateAt,
                newDestination,
                receivedAt,
                registeredAt,
                day,
                registeredBy,
                origin,
                newContent,
                newSlip,
                endedAt,
                events,
                lastHash,
                revision);
    }

    /** No second form is registered under the same key; a returned one frees it. */
    public @Nullable String activeKey() {
        return state == FormState.RETURNED ? null : activeKey(service, formNumber);
    }

    /** The key of a form that is registered and was not returned. */
    public static String activeKey(ServiceId service, String formNumber) {
        return service + "/" + formNumber;
    }
}
