package org.relais.channel.dropbox.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.cases.Requester;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.channel.dropbox.internal.mail.Stamp;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/** Reads a filled form and records what its schema cannot refuse. One for each form; not thread-safe. */
final class SortingReader {

    private static final String BOX = "BOX";

    /** What is said of a form; everything else its service knows. */
    private static final Set<String> OF_SERVICES = Set.of("service", "form");

    private final FormData form;
    private final Office office;
    private final MailRegister register;
    private final DropboxPlan plan;
    private final List<FieldError> errors = new ArrayList<>();

    SortingReader(FormData form, OfficeDirectory directory, MailRegister register, DropboxPlan plan) {
        this.form = form;
        this.office = directory.office();
        this.register = register;
        this.plan = plan;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    Sorting read() {
        Sorting envelope = readEnvelope();
        Sorting sorting = envelope.with(items(envelope.sender() != null || envelope.address() != null));
        if (sorting.items().stream().allMatch(item -> item.form() != null)) {
            // who has sent it the forms say, where it is sealed
            forbid("/sender", DropboxTexts.FORMS_ALONE);
        }
        return sorting;
    }

    /** What belongs to the envelope alone; works for a form that has not passed the schema. */
    Sorting readEnvelope() {
        boolean byHand = !form.text("/delivery").orElse("").equals(BOX);
        @Nullable Round round = byHand ? null : round();
        @Nullable Integer envelope = byHand ? null : envelope(round);
        @Nullable SiteId site = byHand ? site() : null;
        if (byHand) {
            forbid("/round", DropboxTexts.ONLY_FOR_BOX);
            forbid("/envelope", DropboxTexts.ONLY_FOR_BOX);
        } else {
            forbid("/site", DropboxTexts.ONLY_BY_HAND);
            site = round == null
                    ? null
                    : plan.box(round.box())
                            .flatMap(box -> office.site(box.site().value()))
                            .map(Site::id)
                            .orElse(null);
        }
        return new Sorting(
                round,
                envelope,
                site,
                stamp(),
                sender(),
                text("/sender/address"),
                text("/sender/commune"),
                List.of(),
                text("/override/reason"));
    }

    private @Nullable String text(String pointer) {
        return form.text(pointer)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private void refuse(String pointer, LocalizedText detail) {
        errors.add(new FieldError(pointer, detail));
    }

    private void forbid(String pointer, LocalizedText detail) {
        if (form.at(pointer).isPresent()) {
            refuse(pointer, detail);
        }
    }

    private @Nullable Round round() {
        Optional<Round> round = form.text("/round").flatMap(register::round);
        if (round.isEmpty()) {
            refuse("/round", DropboxTexts.UNKNOWN_ROUND);
        }
        return round.orElse(null);
    }

    private Integer envelope(@Nullable Round round) {
        int number = (int) Math.min(form.number("/envelope").orElse(0), Integer.MAX_VALUE);
        if (number < 1) {
            refuse("/envelope", DropboxTexts.REQUIRED);
        } else if (round != null && number > round.envelopes()) {
            refuse("/envelope", DropboxTexts.BEYOND_COUNT.formatted(round.envelopes()));
        }
        return number;
    }

    private @Nullable SiteId site() {
        return known(
                "/site",
                text("/site"),
                text("/site") == null
                        ? Optional.empty()
                        : office.site(text("/site")).map(Site::id),
                office.sites().stream().map(site -> site.id().value()).toList());
    }

    private <T> @Nullable T known(String pointer, @Nullable String text, Optional<T> found, List<String> all) {
        if (text != null && found.isEmpty()) {
            refuse(pointer, DropboxTexts.UNKNOWN.formatted(text, String.join(", ", all)));
        }
        return found.orElse(null);
    }

    private @Nullable String stamp() {
        String written = text("/stampedOn");
        if (written != null && !written.equals(Stamp.ILLEGIBLE)) {
            try {
                LocalDate.parse(written);
            } catch (DateTimeException notADate) {
                refuse("/stampedOn", DropboxTexts.BAD_STAMP);
            }
        }
        return written;
    }

    private @Nullable Requester sender() {
        Requester sender = new Requester(
                text("/sender/firstName"),
                text("/sender/lastName"),
                text("/sender/phone"),
                text("/sender/email"),
                text("/sender/language"),
                text("/sender/organisation"));
        return sender.isUnknown() ? null : sender;
    }

    private List<SortedItem> items(boolean canReturn) {
        List<SortedItem> items = new ArrayList<>();
        List<?> given = (List<?>) form.at("/items").orElse(List.of());
        for (int i = 0; i < given.size(); i++) {
            @SuppressWarnings("unchecked") // the schema has nothing but objects here
            Map<String, Object> members = (Map<String, Object>) given.get(i);
            items.add(item("/items/" + i, new FormData(members), canReturn));
        }
        return items;
    }

    private SortedItem item(String pointer, FormData item, boolean canReturn) {
        MailItem.Kind kind = kind(item);
        checkMembers(pointer, item, kind);
        if (kind == MailItem.Kind.RETURNED && !canReturn) {
            refuse(pointer + "/misdirected/how", DropboxTexts.NO_WAY_BACK);
        }
        return new SortedItem(
                kind,
                topic(pointer + "/topic", item),
                item.text("/subject").orElse("").strip(),
                item.text("/description").orElse(null),
                about(pointer + "/about", item),
                department(pointer + "/department", item),
                item.text("/misdirected/to")
                        .map(to -> new MailItem.Misdirection(
                                to, item.text("/misdirected/reason").orElse("")))
                        .orElse(null),
                form(pointer, item));
    }

    private SortedItem.@Nullable ServiceItem form(String pointer, FormData item) {
        Optional<String> text = item.text("/service");
        Optional<ServiceId> service = text.flatMap(ServiceId::parse);
        if (text.isPresent() && service.isEmpty()) {
            refuse(pointer + "/service", DropboxTexts.BAD_SERVICE);
        }
        if (service.isEmpty() || !(item.at("/form").orElse(null) instanceof Map<?, ?> members)) {
            return null;
        }
        @SuppressWarnings("unchecked") // every object of a form has texts as names
        Map<String, Object> form = (Map<String, Object>) members;
        return new SortedItem.ServiceItem(service.get(), new FormData(form));
    }

    private static MailItem.Kind kind(FormData item) {
        if (item.at("/misdirected").isPresent()) {
            return MailItem.Kind.valueOf(item.text("/misdirected/how").orElse("FORWARDED"));
        }
        if (item.at("/about").isPresent()) {
            return MailItem.Kind.FOLLOW_UP;
        }
        return item.text("/outcome").orElse("").equals("ANSWERED") ? MailItem.Kind.ANSWERED : MailItem.Kind.CASE;
    }

    private void checkMembers(String pointer, FormData item, MailItem.Kind kind) {
        if (item.at("/service").isPresent()) {
            item.members().keySet().stream()
                    .filter(member -> !OF_SERVICES.contains(member))
                    .sorted()
                    .forEach(member -> refuse(pointer + "/" + member, DropboxTexts.CONTRADICTION.formatted("service")));
            return;
        }
        if (item.text("/subject").orElse("").isBlank()) {
            refuse(pointer + "/subject", DropboxTexts.REQUIRED);
        }
        boolean misdirected = item.at("/misdirected").isPresent();
        if (misdirected || item.at("/about").isPresent()) {
            String kept = misdirected ? "misdirected" : "about";
            for (String other : List.of("about", "outcome", "department")) {
                if (!other.equals(kept) && item.at("/" + other).isPresent()) {
                    refuse(pointer + "/" + other, DropboxTexts.CONTRADICTION.formatted(kept));
                }
            }
        } else if (item.at("/topic").isEmpty()) {
            refuse(pointer + "/topic", DropboxTexts.TOPIC_NEEDED);
        }
        if (kind == MailItem.Kind.ANSWERED && item.at("/department").isPresent()) {
            refuse(pointer + "/department", DropboxTexts.CONTRADICTION.formatted("outcome ANSWERED"));
        }
    }

    private @Nullable TopicId topic(String pointer, FormData item) {
        String text = item.text("/topic").orElse(null);
        return known(
                pointer,
                text,
                text == null ? Optional.empty() : office.topic(text).map(Topic::id),
                office.topics().stream().map(topic -> topic.id().value()).toList());
    }

    private @Nullable DepartmentId department(String pointer, FormData item) {
        String text = item.text("/department").orElse(null);
        return known(
                pointer,
                text,
                text == null ? Optional.empty() : office.department(text).map(Department::id),
                office.departments().stream()
                        .map(department -> department.id().value())
                        .toList());
    }

    private @Nullable CaseKey about(String pointer, FormData item) {
        Optional<String> text = item.text("/about");
        Optional<CaseKey> key = text.flatMap(CaseKey::parse);
        if (text.isPresent() && key.isEmpty()) {
            refuse(pointer, DropboxTexts.BAD_CASE);
        }
        return key.orElse(null);
    }
}
