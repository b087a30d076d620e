package org.relais.service.desk.internal.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.forms.FormAttempts;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceDisclosures;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Hands out what is held about a person as a ZIP archive, and purges on request. Thread-safe. */
@Component
public final class ZippedDisclosures implements ServiceDisclosures {

    private static final int LONGEST_REASON = 1000;

    private static final String DISCLOSE = "disclose";

    private final ServiceAccess access;
    private final UnitOfWork unitOfWork;
    private final PersonRecord persons;
    private final FormPurge purge;
    private final ChannelDocuments documents;
    private final AccessLog accessLog;
    private final PlugInJournal journal;

    @Activate
    public ZippedDisclosures(
            @Reference ServiceAccess access,
            @Reference UnitOfWork unitOfWork,
            @Reference PersonRecord persons,
            @Reference FormPurge purge,
            @Reference ChannelDocuments documents,
            @Reference AccessLog accessLog,
            @Reference PlugInJournal journal) {
        this.access = access;
        this.unitOfWork = unitOfWork;
        this.persons = persons;
        this.purge = purge;
        this.documents = documents;
        this.accessLog = accessLog;
        this.journal = journal;
    }

    @Override
    public int disclose(Caller caller, ServiceId service, String field, String value, String reason, OutputStream zip) {
        KnownService known = access.require(caller, service, ServiceRight.DISCLOSE);
        checkReason(reason);
        PersonRecord.Held held = unitOfWork.execute(() -> {
            PersonRecord.Held found = persons.of(known, field, value);
            found.numbers().forEach(number -> accessLog.record(caller, service, DISCLOSE, number.value()));
            found.intakes().forEach(intake -> accessLog.record(caller, service, DISCLOSE, intake.toString()));
            journal.record(caller, service + " disclosure", DISCLOSE, counts(found), reason);
            return found;
        });
        try {
            ZipOutputStream archive = new ZipOutputStream(zip, StandardCharsets.UTF_8);
            archive.putNextEntry(new ZipEntry("person.json"));
            archive.write(held.json().getBytes(StandardCharsets.UTF_8));
            archive.closeEntry();
            for (Enclosures.Enclosure enclosure : held.enclosures()) {
                write(archive, enclosure);
            }
            archive.finish();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return held.numbers().size();
    }

    private static Map<String, List<String>> counts(PersonRecord.Held held) {
        Map<String, List<String>> counts = new LinkedHashMap<>();
        counts.put("forms", List.of("", Integer.toString(held.numbers().size())));
        if (!held.intakes().isEmpty()) {
            counts.put("intakes", List.of("", Integer.toString(held.intakes().size())));
        }
        return counts;
    }

    /** Documents stream from the store into the archive. */
    private void write(ZipOutputStream archive, Enclosures.Enclosure enclosure) throws IOException {
        archive.putNextEntry(new ZipEntry(enclosure.path()));
        try (InputStream content =
                documents.open(enclosure.document().id()).source().open()) {
            content.transferTo(archive);
        }
        archive.closeEntry();
    }

    private static void checkReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Errors.invalid(
                    "/reason",
                    new LocalizedText("Un motif de 1 à %d caractères.", "A reason of 1 to %d characters.")
                            .formatted(LONGEST_REASON));
        }
    }

    @Override
    public void purge(Caller caller, ServiceId service, String number, String reason) {
        access.require(caller, service, ServiceRight.DISCLOSE);
        checkReason(reason);
        RegistrationNumber parsed = RegistrationNumber.parse(number)
                .filter(one -> unitOfWork.read(() -> persons.isRegistered(service, one)))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de formulaire « %s ».", "There is no form '%s'.")
                                .formatted(number)));
        FormAttempts.repeat(
                OptionalLong.empty(),
                () -> unitOfWork.execute(() -> {
                    if (purge.purge(caller, service, parsed, reason)) {
                        journal.record(caller, service + " " + parsed, "purge", Map.of(), reason);
                    }
                    return parsed;
                }));
    }
}
