package org.relais.services;

import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.intake.Submission;

/**
 * The registers of forms. Thread-safe; every method is one database transaction, or joins the running unit of work. All methods throw
 * {@link org.relais.errors.RelaisException}: {@code not-found}, {@code forbidden}, {@code invalid-request}.
 */
@ProviderType
public interface ServiceForms {

    /**
     * Registers a form: stamp, contact, case, number and form are one transaction. The same as handing it in through the service's
     * channel, answered with the form. Idempotent by the key of the submission.
     *
     * @throws org.relais.errors.RelaisException {@code form-already-registered} for a form that is registered and was not returned;
     *     a refusal of the service, for example {@code claim-forms-work-accident}; what
     *     {@link org.relais.intake.IntakeDesk#receive} throws
     */
    FormReceipt register(Caller caller, ServiceId service, Submission submission);

    FormView get(Caller caller, ServiceId service, String number);

    /** One page, newest number first. */
    FormPage list(Caller caller, ServiceId service, FormQuery query);

    /**
     * The forms of one person, newest number first, at most 200: those in which a field that the service finds by has exactly this
     * value, punctuation and case aside.
     *
     * @param field one of those that the service declares, for example {@code cafatNumber}
     */
    List<FormView.FormSummary> find(Caller caller, ServiceId service, String field, String value);

    /**
     * @param expectedRevision when present and no longer current, nothing happens and {@code stale-revision} is thrown
     * @throws org.relais.errors.RelaisException {@code action-not-allowed}; {@code not-missing} for a member that cannot be supplied;
     *     {@code unavailable} while the service's plug-in is away and has to be asked
     */
    FormView execute(
            Caller caller, ServiceId service, String number, FormCommand command, OptionalLong expectedRevision);

    /** What happened to a form. */
    FormHistory history(Caller caller, ServiceId service, String number);

    /**
     * The history of a form.
     *
     * @param events oldest first
     * @param intact false when an event was altered, removed or inserted
     */
    record FormHistory(List<FormEvent> events, boolean intact) {
        public FormHistory {
            events = List.copyOf(events);
        }
    }
}
