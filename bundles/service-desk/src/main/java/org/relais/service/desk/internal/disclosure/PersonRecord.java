package org.relais.service.desk.internal.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Note;
import org.relais.documents.DocumentView;
import org.relais.errors.Errors;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
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
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.cases.UnregisteredIntake;
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
    private final PersonIntakes intakes;
    private final ServiceRetention retention;
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
            @Reference PersonIntakes intakes,
            @Reference ServiceRetention retention,
            @Reference ChannelDocuments documents,
            @Reference AccessLog accessLog,
            @Reference Forms json) {
        this.forms = forms;
        this.slips = slips;
        this.slipEvents = slipEvents;
        this.slipLife = slipLife;
        this.seal = seal;
        this.intakes = intakes;
        this.retention = retention;
        this.documents = documents;
        this.accessLog = accessLog;
        this.json = json;
    }

    /**
     * What is held.
     *
     * @param numbers of the forms that are registered
     * @param intakes that were registered as no form
     * @param json all of it but the contents of the documents
     * @param enclosures the documents that are valid
     */
    record Held(
            List<RegistrationNumber> numbers,
            List<IntakeId> intakes,
            String json,
            List<Enclosures.Enclosure> enclosures) {}

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
        // before the forms: what is registered meanwhile is shown as both then, and not as neither
        List<PersonIntakes.Found> unregistered = intakes.of(service.id(), field, value);
        List<StoredForm> found =
                forms.withFingerprint(service.id(), field, seal.fingerprints(service.id(), field, value), MOST);
        List<IntakeId> ids =
                unregistered.stream().map(one -> one.intake().id()).distinct().toList();
        Enclosures enclosures = new Enclosures();
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("service", service.id().value());
        held.put(field, value);
        held.put("forms", found.stream().map(form -> form(form, enclosures)).toList());
        held.put(
                "intakes",
                unregistered.stream().map(one -> intake(one, enclosures)).toList());
        held.put(
                "readBy",
                readings(service.id(), subjects(found, ids)).stream()
                        .map(PersonRecord::reading)
                        .toList());
        return new Held(
                found.stream().map(StoredForm::number).toList(), ids, json.write(new FormData(held)), enclosures.all());
    }

    /** As what they stand in the log of who has read. */
    private static List<String> subjects(List<StoredForm> forms, List<IntakeId> intakes) {
        return Stream.concat(
                        forms.stream()
                                .flatMap(form -> Stream.of(
                                        form.number().value(),
                                        form.origin().caseReference().value())),
                        intakes.stream().map(IntakeId::toString))
                .toList();
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

    private Map<String, Object> form(StoredForm form, Enclosures enclosures) {
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
        members.put(
                "notes",
                retention.notes(form.origin().caseId()).stream()
                        .map(PersonRecord::note)
                        .toList());
        List<Object> listed = new ArrayList<>();
        for (DocumentView document : documents.list(form.origin().caseReference())) {
            listed.add(enclosures.add(form.number().value(), listed.size() + 1, document));
        }
        members.put("documents", listed);
        return members;
    }

    private Map<String, Object> intake(PersonIntakes.Found found, Enclosures enclosures) {
        UnregisteredIntake intake = found.intake();
        LocalizedText reason = intake.reason();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", intake.id().toString());
        members.put("channel", intake.channel().value());
        members.put("state", intake.state().name());
        members.put("stampedAt", intake.stampedAt().toString());
        put(members, "reason", reason == null ? null : Map.of("fr", reason.fr(), "en", reason.en()));
        put(members, "pointer", found.pointer().isEmpty() ? null : found.pointer());
        members.put("content", found.content());
        List<DocumentView> all = documents.list(intake.id());
        List<Object> listed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            // what else came with it belongs to other letters in the same envelope
            if (names(found.content(), all.get(i).id().toString())) {
                listed.add(enclosures.add(intake.id().toString(), i + 1, all.get(i)));
            }
        }
        members.put("documents", listed);
        return members;
    }

    private static boolean names(Object content, String document) {
        return content instanceof Map<?, ?> map && map.values().stream().anyMatch(member -> names(member, document))
                || content instanceof List<?> list && list.stream().anyMatch(element -> names(element, document))
                || content instanceof String text && text.strip().equalsIgnoreCase(document);
    }

    private static Map<String, Object> note(Note note) {
        return Map.of("at", note.at().toString(), "by", note.author(), "text", note.text());
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
