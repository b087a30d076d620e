package org.relais.services;

import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * What is held about one person: handed out whole, and taken away when it need not be kept any more. Thread-safe. All methods throw
 * {@link org.relais.errors.RelaisException}: {@code not-found}, {@code forbidden}, {@code invalid-request}. Both stand in the journal of the
 * office, without saying about whom.
 */
@ProviderType
public interface ServiceDisclosures {

    /**
     * Writes everything that is held about one person as a ZIP archive: {@code person.json} with the forms, what happened to them, the
     * slips they were on, the notes of their cases and who has read them, and every document. Found as {@link ServiceForms#find} finds.
     * With them is what was handed in and is registered as no form, because it waits or was rejected, when a member that is named like
     * the field has the value. Streams: memory does not grow with the documents.
     *
     * @param reason not blank, at most 1000 characters
     * @param zip left open; an archive that broke off has no directory at its end, so that nobody takes it for a whole one
     * @return how many registered forms are in it
     */
    int disclose(Caller caller, ServiceId service, String field, String value, String reason, OutputStream zip);

    /**
     * Takes away what one form says, and its documents, before its retention period is over. Its number, its states and its place on a
     * slip stay. Done again, it changes nothing.
     *
     * @param reason not blank, at most 1000 characters
     * @throws org.relais.errors.RelaisException {@code action-not-allowed} for a form that is not returned or closed
     */
    void purge(Caller caller, ServiceId service, String number, String reason);
}
