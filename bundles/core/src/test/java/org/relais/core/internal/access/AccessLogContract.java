package org.relais.core.internal.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.access.AccessEntry;
import org.relais.access.AccessQuery;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseQuery;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.core.internal.changes.VerifiedOfficeChanges;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.office.PackRoles;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.Submission;
import org.relais.intake.WorklistQuery;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.testkit.TestDatabase;

/** Every reading of what belongs to a service is written down, and nothing else is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessLogContract {

    private static final Caller CLAIMS = OfficeFixture.CLAIMS;
    private static final Caller AUDITOR = OfficeFixture.AUDITOR;
    private static final CaseQuery ALL = CaseQuery.of(Map.of(), new OfficeFixture().office());

    private final TestDatabase database = database();
    private final org.relais.spi.channel.Channel service = ServiceFixture.channel();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void theServiceIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
        desk.intakes.arrive(service);
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private IntakeView register(String key) {
        return desk.intakes
                .desk()
                .receive(
                        CLAIMS,
                        ServiceFixture.CHANNEL,
                        new Submission(key, new FormData(Map.of("subject", "Feuille", "topic", "vaccination"))))
                .intake();
    }

    private List<String> written() {
        return find(Map.of()).items().stream()
                .map(entry -> entry.account() + " " + entry.action() + " " + entry.subject())
                .toList();
    }

    private Page<AccessEntry> find(Map<String, String> parameters) {
        return desk.access.find(AUDITOR, AccessQuery.of(parameters));
    }

    @Test
    void everyWayOfReadingIsWrittenDownOnce() {
        officersMayAll();
        IntakeView intake = register("one");
        OpenedCase opened = intake.cases().get(0);
        String reference = opened.reference().value();
        DocumentView document = desk.documents
                .service()
                .add(
                        CLAIMS,
                        opened.id(),
                        new NewDocument(
                                "scan.txt",
                                new ByteArrayInputStream("Bonjour".getBytes(StandardCharsets.UTF_8)),
                                Note.Visibility.INTERNAL,
                                null),
                        null);
        List<Runnable> readings = List.of(
                () -> desk.cases.get(CLAIMS, opened.reference()),
                () -> desk.cases.journal(CLAIMS, opened.id()),
                () -> desk.notes.list(CLAIMS, opened.id(), null),
                () -> desk.deadlines.of(CLAIMS, opened.id()),
                () -> desk.procedures.cases.get(CLAIMS, opened.id()),
                () -> desk.documents.service().list(CLAIMS, opened.id()),
                () -> desk.documents.service().get(CLAIMS, document.id()),
                () -> desk.documents.service().open(CLAIMS, document.id()),
                () -> desk.intakes.desk().get(CLAIMS, intake.id()),
                () -> desk.intakes.worklist().get(CLAIMS, intake.id()),
                () -> desk.cases.search(CLAIMS, ALL),
                () -> desk.queues.cases(CLAIMS, "dpass", 10, null),
                () -> desk.export.forEach(CLAIMS, ALL, line -> {}),
                () -> desk.bulk.perform(
                        CLAIMS,
                        new BulkRequest(
                                List.of(new BulkRequest.Item(reference, OptionalLong.empty())),
                                new CaseCommand.Split("Deux", null, null))));
        List<String> expected = new ArrayList<>(List.of(
                "claims read-case " + reference,
                "claims read-journal " + reference,
                "claims read-notes " + reference,
                "claims read-deadline " + reference,
                "claims read-procedures " + reference,
                "claims list-documents " + reference,
                "claims read-document " + reference,
                "claims open-document " + reference,
                "claims read-intake " + intake.id(),
                "claims read-intake " + intake.id(),
                "claims list-cases 1 cases",
                "claims list-queue 1 cases",
                "claims export-cases 1 cases"));
        for (int i = 0; i < readings.size(); i++) {
            long before = desk.count("RELAIS_ACCESS");
            readings.get(i).run();
            assertEquals(before + 1, desk.count("RELAIS_ACCESS"), "reading " + i);
            desk.clock.advance(Duration.ofSeconds(1));
        }
        List<String> written = new ArrayList<>(written());
        assertTrue(written.get(0).startsWith("claims read-case "), written::toString);
        java.util.Collections.reverse(expected);
        assertEquals(expected, written.subList(1, written.size()));
    }

    @Test
    void whatBelongsToTheOfficeIsNotWrittenDown() {
        officersMayAll();
        var office = desk.receive("one", Map.of("subject", "Sujet", "topic", "vaccination"))
                .intake();
        for (Caller caller : List.of(OfficeFixture.SUPERVISOR, CLAIMS)) {
            desk.cases.get(caller, office.cases().get(0).id());
            desk.cases.journal(caller, office.cases().get(0).id());
            desk.cases.search(caller, ALL);
            desk.intakes.desk().get(caller, office.id());
            desk.intakes.worklist().find(caller, WorklistQuery.of(Map.of()));
            desk.notifications.list(caller, false, 10);
        }

        assertEquals(0, desk.count("RELAIS_ACCESS"));
    }

    @Test
    void aListIsOneEntryWithHowManyOfThemItShowed() {
        register("one");
        register("two");
        desk.receive("office", Map.of("subject", "Sujet"));
        desk.cases.search(CLAIMS, ALL);

        assertEquals(List.of("claims list-cases 2 cases"), written());
        desk.cases.search(OfficeFixture.SUPERVISOR, ALL);
        assertEquals(1, desk.count("RELAIS_ACCESS"), "who was shown none of them has read none");
    }

    @Test
    void whatWaitsAtTheDeskIsWrittenDownToo() {
        desk.intakes.leave(service);
        IntakeView waiting = register("one");
        desk.intakes.worklist().find(CLAIMS, WorklistQuery.of(Map.of()));
        desk.intakes.worklist().get(CLAIMS, waiting.id());

        assertEquals(
                List.of("claims read-intake " + waiting.id(), "claims list-intakes 1 intakes"),
                written().stream().sorted(java.util.Comparator.reverseOrder()).toList());
    }

    @Test
    void aReadingThatCannotBeWrittenDownDoesNotTakePlace() {
        OpenedCase opened = register("one").cases().get(0);
        breakTheLog();
        try {
            assertThrows(RuntimeException.class, () -> desk.cases.get(CLAIMS, opened.id()));
            assertThrows(RuntimeException.class, () -> desk.cases.search(CLAIMS, ALL));
            assertEquals(
                    0, desk.cases.search(OfficeFixture.SUPERVISOR, ALL).items().size());
        } finally {
            repairTheLog();
        }
        assertEquals(opened.id(), desk.cases.get(CLAIMS, opened.id()).id());
    }

    private void breakTheLog() {
        sql("alter table RELAIS_ACCESS add column IN_THE_WAY int not null default 1");
        sql("alter table RELAIS_ACCESS add constraint NOTHING_GOES check (IN_THE_WAY = 0)");
    }

    private void repairTheLog() {
        sql("alter table RELAIS_ACCESS drop constraint NOTHING_GOES");
        sql("alter table RELAIS_ACCESS drop column IN_THE_WAY");
    }

    private void sql(String statement) {
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery(statement)
                .executeUpdate());
    }

    @Test
    void anAuditorPagesThroughItAndFiltersAndNobodyElseReadsIt() {
        for (int i = 0; i < 5; i++) {
            desk.accessLog.record(CLAIMS, ServiceFixture.SERVICE, "read-form", "DAJI-2021-FS-00000" + i);
            desk.clock.advance(Duration.ofMillis(i % 2));
        }
        desk.accessLog.record(CLAIMS, new ServiceId("passports"), "list-forms", null);
        List<String> seen = new ArrayList<>();
        Map<String, String> page = Map.of("limit", "2");
        while (!page.isEmpty()) {
            Page<AccessEntry> found = find(page);
            assertEquals(new Page.Total(6, true), found.total());
            found.items().forEach(entry -> seen.add(String.valueOf(entry.subject())));
            page = found.next() == null ? Map.of() : Map.of("limit", "2", "cursor", found.next());
        }
        assertEquals(6, seen.size());
        assertEquals(6, java.util.Set.copyOf(seen).size());
        assertEquals(1, find(Map.of("subject", "DAJI-2021-FS-000003")).items().size());
        assertEquals(1, find(Map.of("service", "passports")).items().size());
        assertEquals(
                5,
                find(Map.of("action", "read-form", "account", "claims")).items().size());
        assertEquals(0, find(Map.of("account", "agent")).items().size());
        assertEquals(0, find(Map.of("from", "2030-01-01T00:00:00Z")).items().size());
        for (Caller caller : List.of(OfficeFixture.AGENT, OfficeFixture.SUPERVISOR, OfficeFixture.ADMIN, CLAIMS)) {
            assertThrows(RelaisException.class, () -> desk.access.find(caller, AccessQuery.of(Map.of())));
        }
        Map<String, String> own = Map.of("service", "claim-forms", "subject", "DAJI-2021-FS-000003");
        assertEquals(1, desk.access.find(CLAIMS, AccessQuery.of(own)).items().size(), "to tell the person concerned");
        assertThrows(
                RelaisException.class, () -> desk.access.find(CLAIMS, AccessQuery.of(Map.of("service", "passports"))));
        assertThrows(RelaisException.class, () -> AccessQuery.of(Map.of("service", "No service", "who", "x")));
        assertEquals(
                List.of("read-form DAJI-2021-FS-000001", "read-form DAJI-2021-FS-000003"),
                desk
                        .accessLog
                        .of(ServiceFixture.SERVICE, List.of("DAJI-2021-FS-000003", "DAJI-2021-FS-000001", "none"))
                        .stream()
                        .map(reading -> reading.action() + " " + reading.subject())
                        .toList());
        assertEquals(List.of(), desk.accessLog.of(new ServiceId("passports"), List.of("DAJI-2021-FS-000001")));
        assertEquals(List.of(), desk.accessLog.of(ServiceFixture.SERVICE, List.of()));
    }

    @Test
    void entriesAreKeptForTheMonthsThatTheOfficeSetsAndTheirRemovalIsJournaled() {
        desk.accessLog.record(CLAIMS, ServiceFixture.SERVICE, "read-form", "old");
        desk.clock.advance(Duration.ofDays(200));
        desk.accessLog.record(CLAIMS, ServiceFixture.SERVICE, "read-form", "new");

        assertEquals(
                desk.clock.instant().plus(Duration.ofDays(1)),
                desk.retention.apply(12).run(desk.clock.instant()));
        assertEquals(2, desk.count("RELAIS_ACCESS"));
        assertEquals(List.of(), journal(AUDITOR));
        desk.retention.apply(6).run(desk.clock.instant());
        assertEquals(List.of("claims read-form new"), written());
        OfficeChange purge = journal(AUDITOR).get(0);
        assertEquals("purge", purge.action());
        assertEquals(List.of("1", ""), purge.changes().get("entries"));
        assertEquals(List.of(), journal(OfficeFixture.SUPERVISOR), "how much is read of services is told to auditors");
        assertFalse(changes().verify(OfficeFixture.SUPERVISOR).stream()
                .anyMatch(area -> area.area() == OfficeArea.SERVICES));
        assertTrue(changes().verify(AUDITOR).stream().allMatch(area -> area.intact()));
        for (int months : List.of(0, 5, 13)) {
            String why = assertThrows(IllegalArgumentException.class, () -> desk.retention.apply(months))
                    .getMessage();
            assertTrue(why.contains("org.relais.access: months=" + months), why);
        }
    }

    private VerifiedOfficeChanges changes() {
        return new VerifiedOfficeChanges(
                desk.unitOfWork, new JpaOfficeJournalStore(desk.persistence.entityManager("core")), desk.permissions);
    }

    private List<OfficeChange> journal(Caller caller) {
        return changes()
                .find(caller, new OfficeChangeQuery(OfficeArea.SERVICES, null, 10, null))
                .items();
    }

    private void officersMayAll() {
        var grants = new ArrayList<PackRoles.Grant>();
        for (ServiceRight right : ServiceRight.values()) {
            grants.add(new PackRoles.Grant(right.of(ServiceFixture.SERVICE), Scope.ALL, ""));
        }
        for (Permission permission : CorePermissions.all()) {
            if (!permission.equals(CorePermissions.ACCESS_LOG_READ)) {
                grants.add(new PackRoles.Grant(permission, Scope.ALL, ""));
            }
        }
        desk.office.roles = new PackRoles(Map.of(Role.SERVICE_OFFICER, grants));
    }
}
