package org.relais.service.desk.internal.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.documents.DocumentView;
import org.relais.errors.Errors;
import org.relais.intake.FormData;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.service.desk.internal.slips.SlipEventStore;
import org.relais.service.desk.internal.slips.SlipLife;
import org.relais.service.desk.internal.slips.SlipStore;
import org.relais.service.desk.internal.slips.StoredEvent;
import org.relais.service.desk.internal.slips.StoredLine;
import org.relais.services.FormEvent;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.services.SlipEvent;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.forms.Forms;
import org.relais.spi.journal.AccessLog;
import org.relais.texts.LocalizedText;

/** Collects what is held about a person. Within the running unit of work. Thread-safe. */
@Component(service = PersonRecord.class)
public final class PersonRecord {

    /** More forms than a person hands in in a lifetime: whoever has more has given a value that is not a person's own. */
    private static final int MOST = 1000;

    private static final int SUBJECTS = 1000;

    private final FormStore forms;
    private final SlipStore slips;
    private final SlipEventStore slipEvents;
    private final SlipLife slipLife;
    private final FormSeal seal;
    private final ChannelDocuments documents;
    private final AccessLog accessLog;
    private final Forms json;

    @Activate
    public PersonRecord(
            @Reference FormStore forms,
            @Reference SlipStore slips,
            @Reference SlipEventStore slipEvents,
            @Reference SlipLife slipLife,
            @Reference FormSeal seal,
            @Reference ChannelDocuments documents,
            @Reference AccessLog accessLog,
            @Reference Forms json) {
        this.forms = forms;
        this.slips = slips;
        this.slipEvents = slipEvents;
        this.slipLife = slipLife;
        this.seal = seal;
        this.documents = documents;
        this.accessLog = accessLog;
        this.json = json;
    }

    /**
     * What is held.
     *
     * @param json all of it but the contents of the documents
     * @param enclosures the documents that are valid
     */
    record Held(List<RegistrationNumber> numbers, String json, List<Enclosure> enclosures) {}

    /** A document and where it stands in the archive. */
    record Enclosure(String path, DocumentView document) {}

    boolean isRegistered(ServiceId service, RegistrationNumber number) {
        return forms.find(service, number).isPresent();
    }

    /** @throws org.relais.errors.RelaisException {@code invalid-request} for a field by which nobody is found */
    Held of(KnownService service, String field, String value) {
        if (!service.findBy().contains(field)) {
            throw Errors.invalid(
                    "/field",
                    new LocalizedText("On cherche par : %s.", "Forms are found by %s.")
                            .formatted(String.join(
                                    ", ", service.findBy().stream().sorted().toList())));
        }
        List<StoredForm> found =
                forms.withFingerprint(service.id(), field, seal.fingerprints(service.id(), field, value), MOST);
        List<Enclosure> enclosures = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        for (StoredForm form : found) {
            written.add(form(form, enclosures));
        }
        List<String> subjects = found.stream()
                .flatMap(form -> List.of(
                        form.number().value(), form.origin().caseReference().value())
                        .stream())
                .toList();
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("service", service.id().value());
        held.put(field, value);
        held.put("forms", written);
        held.put(
                "readBy",
                readings(service.id(), subjects).stream()
                        .map(PersonRecord::reading)
                        .toList());
        return new Held(found.stream().map(StoredForm::number).toList(), json.write(new FormData(held)), enclosures);
    }

    /** As many subjects at once as the log is asked for. */
    private List<AccessLog.Reading> readings(ServiceId service, List<String> subjects) {
        List<AccessLog.Reading> readings = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += SUBJECTS) {
            readings.addAll(accessLog.of(service, subjects.subList(from, Math.min(from + SUBJECTS, subjects.size()))));
        }
        readings.sort(Comparator.comparing(AccessLog.Reading::at));
        return readings;
    }

    private Map<String, Object> form(StoredForm form, List<Enclosure> enclosures) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", form.number().value());
        members.put("formNumber", form.formNumber());
        members.put("state", form.state().name());
        members.put("destination", form.destination());
        members.put("receivedAt", form.receivedAt().toString());
        members.put("registeredAt", form.registeredAt().toString());
        members.put("registeredBy", form.registeredBy());
        members.put("case", form.origin().caseReference().value());
        if (form.content() != null) {
            members.put("content", seal.form(form).members());
        }
        members.put(
                "history",
                seal.readable(form, forms.events(form.number())).stream()
                        .map(PersonRecord::event)
                        .toList());
        members.put(
                "slips", slips.linesOf(form.number()).stream().map(this::line).toList());
        members.put(
                "slipHistory",
                slipEvents.eventsAbout(form.number()).stream().map(this::event).toList());
        List<Object> listed = new ArrayList<>();
        for (DocumentView document : documents.list(form.origin().caseReference())) {
            listed.add(document(form, document, listed.size() + 1, enclosures));
        }
        members.put("documents", listed);
        return members;
    }

    private static Map<String, Object> event(FormEvent event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", event.at().toString());
        members.put("by", event.actor());
        members.put("action", event.action().wireName());
        members.put("state", event.to().name());
        put(members, "detail", event.detail());
        return members;
    }

    private Map<String, Object> event(StoredEvent stored) {
        SlipEvent event = slipLife.opened(stored);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("slip", stored.slip().toString());
        members.put("at", event.at().toString());
        members.put("by", event.actor());
        members.put("action", event.action().wireName());
        put(members, "outcome", event.outcome() == null ? null : event.outcome().name());
        put(members, "code", event.code());
        put(members, "note", event.note());
        return members;
    }

    private Map<String, Object> line(StoredLine line) {
        Map<String, Object> members = new LinkedHashMap<>();
        String place = line.form().value();
        members.put("slip", line.slip().toString());
        members.put("line", (long) line.line());
        members.put("outcome", line.outcome().name());
        put(members, "code", line.code());
        put(members, "reason", line.reason() == null ? null : seal.openNote(line.reason(), place));
        put(members, "followUp", line.followUp() == null ? null : seal.openNote(line.followUp(), place));
        return members;
    }

    /** The order of the documents tells those apart that have the same name. */
    private static Map<String, Object> document(
            StoredForm form, DocumentView document, int place, List<Enclosure> enclosures) {
        String path = "documents/%s/%d-%s".formatted(form.number(), place, document.name());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", document.name());
        members.put("type", document.type());
        members.put("size", document.size());
        members.put("sha256", document.sha256());
        members.put("storedAt", document.storedAt().toString());
        members.put("by", document.by());
        if (document.withdrawn() == null) {
            members.put("file", path);
            enclosures.add(new Enclosure(path, document));
        }
        return members;
    }

    private static Map<String, Object> reading(AccessLog.Reading reading) {
        return Map.of(
                "at", reading.at().toString(),
                "by", reading.account(),
                "action", reading.action(),
                "subject", reading.subject());
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
