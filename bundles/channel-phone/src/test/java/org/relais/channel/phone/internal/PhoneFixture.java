package org.relais.channel.phone.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseService;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Journal;
import org.relais.cases.KnownCases;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.channel.phone.internal.callbacks.CallbackNotes;
import org.relais.channel.phone.internal.callbacks.Callbacks;
import org.relais.channel.phone.internal.calls.AbandonedCalls;
import org.relais.channel.phone.internal.calls.CallEvent;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.Drafts;
import org.relais.channel.phone.internal.calls.EventKind;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.calls.PhoneSettings;
import org.relais.channel.phone.internal.calls.TestSettings;
import org.relais.channel.phone.internal.entity.JpaCallStore;
import org.relais.channel.phone.internal.entity.JpaCallbackStore;
import org.relais.channel.phone.internal.entity.JpaDraftStore;
import org.relais.channel.phone.internal.entity.JpaFigureCounts;
import org.relais.channel.phone.internal.entity.JpaHandOffStore;
import org.relais.channel.phone.internal.entity.SealedDrafts;
import org.relais.channel.phone.internal.figures.PhoneFigures;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.channel.phone.internal.handoff.Reachable;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/** The whole phone on a real database, with the services of the core that it calls, as simple as they can be. */
final class PhoneFixture {

    static final Caller PBX = new Caller("pbx", Set.of(Role.INTEGRATOR), null);
    static final Caller AGENT = new Caller("agent", Set.of(Role.AGENT), null);
    static final Caller HOME = new Caller("home", Set.of(Role.DEPARTMENT_MEMBER), new DepartmentId("DPASS"));
    static final ChannelId PHONE = new ChannelId("phone");

    final TestPlatform platform;
    final CallLog calls;
    final Drafts drafts;
    final SealedDrafts sealed;
    final Callbacks callbacks;
    final HandOffs handOffs;
    final PhoneFigures figures;
    final AbandonedCalls abandoned;
    final Set<CaseId> hidden = new java.util.HashSet<>();
    final Map<CaseId, CaseReference> cases = new HashMap<>();
    final PhoneDesk desk;
    final List<String> notes = new ArrayList<>();
    final Map<String, Presence> presences = new java.util.TreeMap<>();

    private static final String START = "2021-09-07T10:00:00+11:00";

    /** What all tests of a class share. */
    static TestPlatform platform(TestDatabase database) {
        return new TestPlatform(database, START, List.of("phone"));
    }

    /** Begins with empty tables. */
    PhoneFixture(TestPlatform platform) {
        this.platform = platform;
        desk = new PhoneDesk(platform, cases);
        platform.clock().set(java.time.OffsetDateTime.parse(START).toInstant());
        wipe();
        FakePermissions permissions = platform.permissions();
        permissions.grant(PBX, PhonePermissions.EVENTS);
        for (Caller caller : List.of(AGENT, HOME)) {
            permissions.grant(caller, PhonePermissions.READING);
            permissions.grant(caller, PhonePermissions.WORKING);
            permissions.grant(caller, PhonePermissions.COUNTING);
            permissions.grant(caller, org.relais.permissions.CorePermissions.CASE_NOTE);
            presences.put(caller.account(), Presence.ON_SITE);
        }
        Parts parts = new Parts(platform, this::known, new FewCases(), new FewNotes());
        calls = parts.calls;
        callbacks = parts.callbacks;
        sealed = parts.sealed;
        drafts = new Drafts(platform.unitOfWork(), parts.drafts, calls, parts.callStore, permissions, platform.clock());
        handOffs = new HandOffs(
                platform.unitOfWork(),
                new JpaHandOffStore(platform.entityManager("phone"), platform.calendar()),
                calls,
                parts.drafts,
                callbacks,
                new Reachable(new PresentAgents(presences)),
                parts.settings,
                permissions,
                platform.clock());
        figures = new PhoneFigures(
                platform.unitOfWork(),
                new JpaFigureCounts(platform.entityManager("phone")),
                permissions,
                platform.clock());
        abandoned =
                new AbandonedCalls(platform.unitOfWork(), parts.callStore, desk, new OnlyThePbx(), platform.clock());
        desk.channel = new PhoneChannel(platform.directory(), platform.clock(), parts.taken);
    }

    /** What the channel needs, for the tests of what every channel promises. */
    static TakenCalls taken(TestPlatform platform) {
        return new Parts(platform, (caller, ids) -> Set.copyOf(ids), null, null).taken;
    }

    private Set<CaseId> known(Caller caller, Collection<CaseId> ids) {
        return ids.stream().filter(id -> !hidden.contains(id)).collect(Collectors.toSet());
    }

    /** What depends on the tables alone. */
    private static final class Parts {
        final PhoneSettings settings = TestSettings.asShipped();
        final JpaCallStore callStore;
        final SealedDrafts sealed;
        final JpaDraftStore drafts;
        final CallLog calls;
        final Callbacks callbacks;
        final TakenCalls taken;

        Parts(TestPlatform platform, KnownCases known, @Nullable CaseService cases, @Nullable CaseNotes notes) {
            EntityManager entities = platform.entityManager("phone");
            callStore = new JpaCallStore(entities);
            sealed = new SealedDrafts(
                    platform.unitOfWork(), entities, platform.encryption().fields());
            drafts = new JpaDraftStore(entities, sealed);
            calls = new CallLog(
                    platform.unitOfWork(),
                    callStore,
                    settings,
                    platform.directory(),
                    platform.calendar(),
                    known,
                    platform.permissions(),
                    platform.clock());
            callbacks = new Callbacks(
                    platform.unitOfWork(),
                    new JpaCallbackStore(entities, platform.calendar()),
                    new CallbackNotes(cases, notes, platform.permissions()),
                    settings,
                    platform.calendar(),
                    cases,
                    known,
                    platform.permissions(),
                    platform.clock());
            taken = new LoggedCalls(calls, drafts, callbacks);
        }
    }

    void advance(long seconds) {
        platform.clock().advance(Duration.ofSeconds(seconds));
    }

    Instant now() {
        return platform.clock().instant();
    }

    CallLog.Recorded event(String callId, EventKind kind, @Nullable String from, @Nullable String cause) {
        return calls.record(
                PBX, new CallEvent(callId, kind, now(), from, "20.52.00", null, List.of(), "caps", null, cause, "pbx"));
    }

    IntakeView handIn(Caller caller, String key, Map<String, Object> form) {
        return desk.receive(caller, PHONE, new Submission(key, new FormData(form)))
                .intake();
    }

    /** The same for a form that was accepted before and had to wait for the channel. */
    IntakeView readLater(Caller caller, String key, Map<String, Object> form) {
        return desk.receive(caller, new Submission(key, new FormData(form)), false)
                .intake();
    }

    void sql(String statement) {
        platform.unitOfWork()
                .execute(() -> platform.entityManager("phone")
                        .createNativeQuery(statement)
                        .executeUpdate());
    }

    private void wipe() {
        EntityManager entities = platform.entityManager("phone");
        platform.unitOfWork().execute(() -> {
            for (String table : List.of(
                    "PHONE_EVENT", "PHONE_CALL", "PHONE_DRAFT", "PHONE_ATTEMPT", "PHONE_CALLBACK", "PHONE_HAND_OFF")) {
                entities.createNativeQuery("delete from " + table).executeUpdate();
            }
            return entities;
        });
    }

    private static final class OnlyThePbx implements Accounts {

        @Override
        public Optional<Caller> find(String account) {
            return list().stream()
                    .filter(caller -> caller.account().equals(account))
                    .findFirst();
        }

        @Override
        public List<Caller> list() {
            return List.of(PBX);
        }
    }

    private final class FewNotes implements CaseNotes {

        @Override
        public Note write(Caller caller, CaseKey subject, NewNote note, @Nullable IdempotencyKey key) {
            notes.add(cases.get(subject) + " " + note.visibility() + " " + note.text());
            return new Note(UUID.randomUUID(), now(), caller.account(), note.text(), note.visibility());
        }

        @Override
        public List<Note> list(Caller caller, CaseKey subject, Note.@Nullable Visibility visibility) {
            throw new UnsupportedOperationException();
        }
    }

    private final class FewCases implements CaseService {

        @Override
        public CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CaseView get(Caller caller, CaseKey key) {
            return TestSettings.view((CaseId) key, cases.get(key));
        }

        @Override
        public Page<CaseSummary> search(Caller caller, CaseQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Journal journal(Caller caller, CaseKey key) {
            throw new UnsupportedOperationException();
        }
    }
}
