package org.relais.soap.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.BulkActions.Outcome;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseService;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.cases.LinkKind;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.cases.Priority;
import org.relais.cases.Requester;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.figures.FigureQuery;
import org.relais.figures.FigureService;
import org.relais.figures.Figures;
import org.relais.identity.Caller;
import org.relais.intake.ChannelState;
import org.relais.intake.ChannelView;
import org.relais.intake.Channels;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.Submission;
import org.relais.texts.LocalizedText;

/** Services that know one case and remember what they were asked. */
final class RecordingDesk implements CaseService, CaseNotes, IntakeDesk, Channels, FigureService {

    static final UUID ID = UUID.fromString("017bb6a2-0000-7000-8000-000000000001");
    static final CaseReference REFERENCE = CaseReference.of(2021, 4517);
    static final Instant AT = Instant.parse("2021-09-06T20:13:00Z");

    private static final LocalizedText TEXT = new LocalizedText("Santé", "Health");

    final List<Object> asked = new ArrayList<>();

    static Office office() {
        Department health =
                new Department(new DepartmentId("DPASS"), Department.Kind.DIRECTORATE, TEXT, null, Set.of("DASS"));
        return new Office(
                "test",
                TEXT,
                ZoneId.of("Pacific/Noumea"),
                health.id(),
                List.of(),
                List.of(health),
                List.of(),
                List.of(),
                List.of());
    }

    private CaseView view(long revision) {
        return new CaseView(
                new CaseId(ID),
                REFERENCE,
                CaseStatus.TRIAGED,
                "Vaccin",
                null,
                new TopicId("vaccination"),
                new ChannelId("phone"),
                "caps",
                Priority.NORMAL,
                new Requester("Léa", null, null, null, null),
                null,
                null,
                new DepartmentId("DPASS"),
                "dpass",
                null,
                AT,
                AT.plusSeconds(3_600),
                AT.plusSeconds(7_200),
                false,
                new ImplicitDecision(LocalDate.of(2021, 11, 7), ImplicitDecision.Effect.REJECTION),
                new RoutingTrace("topic-vaccination", TEXT, 0),
                null,
                null,
                List.of(new CaseLink(LinkKind.FOLLOWS, CaseReference.of(2021, 12))),
                2,
                List.of(CaseAction.ASSIGN, CaseAction.TRANSFER),
                revision);
    }

    @Override
    public CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
        asked.addAll(List.of(caller.account(), key, expectedRevision, command));
        return view(4);
    }

    @Override
    public CaseView get(Caller caller, CaseKey key) {
        asked.addAll(List.of(caller.account(), key));
        return view(3);
    }

    @Override
    public Page<CaseSummary> search(Caller caller, CaseQuery query) {
        asked.addAll(List.of(caller.account(), query));
        CaseView view = view(3);
        return new Page<>(
                List.of(new CaseSummary(
                        view.id(),
                        view.reference(),
                        view.status(),
                        view.subject(),
                        view.topic(),
                        view.channel(),
                        view.priority(),
                        view.department(),
                        view.assignee(),
                        view.receivedAt(),
                        view.dueAt(),
                        view.overdue())),
                "more",
                new Page.Total(7, true));
    }

    @Override
    public Journal journal(Caller caller, CaseKey key) {
        return new Journal(
                List.of(new JournalEntry(
                        1, AT, "agent", "open", Map.of("status", List.of("", "TRIAGED")), null, "0".repeat(64))),
                true);
    }

    /** Knows one case, and says of every other that it is not there. */
    List<Outcome> perform(Caller caller, BulkRequest request) {
        asked.addAll(List.of(caller.account(), request.command()));
        return request.items().stream()
                .map(item -> item.name().equals(REFERENCE.value())
                        ? new Outcome.Done(item.name(), view(4))
                        : (Outcome) new Outcome.Refused(
                                item.name(),
                                RelaisException.of(Errors.NOT_FOUND, new LocalizedText("Introuvable", "Not found"))))
                .toList();
    }

    @Override
    public Note write(Caller caller, CaseKey subject, NewNote note, @Nullable IdempotencyKey key) {
        return new Note(ID, AT, caller.account(), note.text(), note.visibility());
    }

    @Override
    public List<Note> list(Caller caller, CaseKey subject, Note.@Nullable Visibility visibility) {
        throw new UnsupportedOperationException();
    }

    @Override
    public IntakeReceipt receive(Caller caller, ChannelId channel, Submission submission) {
        asked.addAll(List.of(caller.account(), channel, submission));
        return new IntakeReceipt(
                new IntakeView(
                        new IntakeId(ID),
                        channel,
                        IntakeState.REGISTERED,
                        AT,
                        null,
                        null,
                        new ContactView(ID, ContactOutcome.CASE),
                        List.of(new OpenedCase(
                                new CaseId(ID), REFERENCE, CaseStatus.TRIAGED, new DepartmentId("DPASS"), null))),
                false);
    }

    @Override
    public IntakeView get(Caller caller, IntakeId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChannelView> list(Caller caller) {
        return List.of(new ChannelView(
                new ChannelId("phone"), TEXT, ChannelState.OPEN, null, List.of(), null, "{\"type\":\"object\"}"));
    }

    @Override
    public Figures count(Caller caller, FigureQuery query) {
        List<Figures.Item> items = List.of(new Figures.Item("vaccination", 9, 3));
        return new Figures(query.from(), query.to(), ZoneId.of("Pacific/Noumea"), query.by(), 9, items);
    }
}
