package org.relais.service.desk.internal;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.Submission;
import org.relais.service.desk.internal.catalogue.CatalogueAccess;
import org.relais.service.desk.internal.catalogue.ForbiddenMembers;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.catalogue.ServiceDoors;
import org.relais.service.desk.internal.disclosure.DisclosureParts;
import org.relais.service.desk.internal.entity.JpaFormStore;
import org.relais.service.desk.internal.entity.JpaServiceStore;
import org.relais.service.desk.internal.entity.JpaSlipEventStore;
import org.relais.service.desk.internal.entity.JpaSlipStore;
import org.relais.service.desk.internal.forms.AssessmentCalls;
import org.relais.service.desk.internal.forms.BoundedWork;
import org.relais.service.desk.internal.forms.FormCases;
import org.relais.service.desk.internal.forms.FormCommands;
import org.relais.service.desk.internal.forms.FormJudgement;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormRegistration;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.service.desk.internal.forms.FormViews;
import org.relais.service.desk.internal.forms.RegisteredForms;
import org.relais.service.desk.internal.forms.ResealedForms;
import org.relais.service.desk.internal.forms.ServiceChannel;
import org.relais.service.desk.internal.forms.TimeLimitWatch;
import org.relais.service.desk.internal.overview.CataloguedServices;
import org.relais.service.desk.internal.overview.JournaledDestinations;
import org.relais.service.desk.internal.slips.LockedSlips;
import org.relais.service.desk.internal.slips.PartnerReconciliation;
import org.relais.service.desk.internal.slips.ReopenedSlips;
import org.relais.service.desk.internal.slips.ResealedEvents;
import org.relais.service.desk.internal.slips.ResealedLines;
import org.relais.service.desk.internal.slips.SlipCommands;
import org.relais.service.desk.internal.slips.SlipForms;
import org.relais.service.desk.internal.slips.SlipLife;
import org.relais.service.desk.internal.slips.SlipLines;
import org.relais.service.desk.internal.slips.SlipPapers;
import org.relais.service.desk.internal.slips.SlipViews;
import org.relais.services.FormCommand;
import org.relais.services.FormView;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceRight;
import org.relais.services.SlipCommand;
import org.relais.services.SlipView;
import org.relais.spi.cases.ServiceCases;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.numbering.Numbering;
import org.relais.spi.paper.Letter;
import org.relais.spi.paper.Printer;
import org.relais.spi.paper.SignedList;
import org.relais.testkit.FakeCalendar;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestEncryption;
import org.relais.testkit.TestForms;
import org.relais.testkit.TestOffice;
import org.relais.testkit.TestPersistence;

/** The service desk wired by hand, with what the core gives it in memory and its own tables in a real database. */
final class ServiceDeskFixture implements AutoCloseable {

    static final Caller OFFICER = new Caller("claims", Set.of(Role.SERVICE_OFFICER), null);
    static final Caller STRANGER = FakePermissions.agent("agent");

    final TestClock clock = TestClock.at("2021-09-07T10:00:00+11:00");
    final TestOffice office = TestOffice.small();
    final FakeCalendar calendar = new FakeCalendar(office.office().zone());
    final FakePermissions permissions = new FakePermissions();
    final TestEncryption encryption = TestEncryption.inMemory();
    final PermitService service = new PermitService();
    final List<String> accesses = Collections.synchronizedList(new ArrayList<>());
    final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    final List<String> caseWork = Collections.synchronizedList(new ArrayList<>());
    final List<SignedList> printed = Collections.synchronizedList(new ArrayList<>());
    final TestDocuments documents = new TestDocuments();
    final TestRetention retention = new TestRetention(caseWork);

    final TestDatabase database;
    final TestPersistence persistence;
    final ServiceCatalogue catalogue;
    final TestDesk desk;
    final RegisteredForms forms;
    final LockedSlips slips;
    final CataloguedServices services;
    final JournaledDestinations destinations;
    final ForbiddenMembers screen;
    final FormRegistration registration;
    final ResealedForms resealedForms;
    final ResealedLines resealedLines;
    final ResealedEvents resealedEvents;
    final DisclosureParts disclosure;
    final JpaFormStore formStore;

    private final AssessmentCalls calls;
    private final BoundedWork bounded;
    private final AtomicInteger keys = new AtomicInteger();

    ServiceDeskFixture(TestDatabase database) {
        this.database = database;
        this.persistence = TestPersistence.open(database.dataSource(), "service-desk");
        clear();
        for (ServiceRight right : ServiceRight.values()) {
            permissions.grant(OFFICER, right.of(PermitService.ID));
        }
        EntityManager entities = persistence.entityManager("service-desk");
        JpaServiceStore serviceStore = new JpaServiceStore(entities);
        formStore = new JpaFormStore(entities);
        JpaSlipStore slipStore = new JpaSlipStore(entities);
        TestForms json = new TestForms();
        catalogue = new ServiceCatalogue(persistence.unitOfWork(), serviceStore, json);
        ServiceAccess access = new ServiceAccess(catalogue, permissions);
        screen = new ForbiddenMembers(catalogue);
        calls = new AssessmentCalls();
        bounded = new BoundedWork(persistence.revocableWork());
        FormJudgement judgement = new FormJudgement(catalogue, serviceStore, screen, calls);
        FormSeal seal = new FormSeal(encryption.fields(), json);
        FormLife life = new FormLife(formStore, clock);
        FormCases cases = new FormCases(new RecordedCases());
        TimeLimitWatch limits = new TimeLimitWatch(calendar, office, life);
        FormViews views = new FormViews(formStore, serviceStore, seal, limits, access);
        Numbering numbering = new TableNumbering(entities);
        registration = new FormRegistration(
                catalogue,
                access,
                judgement,
                formStore,
                seal,
                life,
                cases,
                numbering,
                office,
                calendar,
                new AnyAccount());
        desk = new TestDesk(persistence.unitOfWork(), clock);
        AccessLog accessLog = new RecordedAccesses();
        forms = new RegisteredForms(
                access,
                desk,
                persistence.unitOfWork(),
                bounded,
                formStore,
                seal,
                views,
                new FormCommands(judgement, formStore, seal, life, cases),
                accessLog);
        JpaSlipEventStore slipEvents = new JpaSlipEventStore(entities);
        SlipLife slipLife = new SlipLife(slipEvents, seal, life);
        SlipLines lines = new SlipLines(slipStore, formStore, life, slipLife, seal, cases, views);
        slips = new LockedSlips(
                access,
                serviceStore,
                persistence.unitOfWork(),
                slipStore,
                new SlipViews(slipStore, formStore, seal, views, limits, access),
                new SlipCommands(
                        slipStore,
                        new SlipForms(formStore, life),
                        lines,
                        new ReopenedSlips(slipStore, slipEvents, formStore, slipLife),
                        slipLife,
                        formStore,
                        life,
                        seal,
                        cases,
                        views,
                        numbering,
                        office,
                        calendar),
                new PartnerReconciliation(slipStore, lines),
                new SlipPapers(new RecordedPrinter(), serviceStore, office, calendar),
                accessLog,
                life,
                slipLife);
        services = new CataloguedServices(
                catalogue, access, persistence.unitOfWork(), formStore, slipStore, limits, accessLog);
        PlugInJournal officeJournal = (caller, subject, action, changes, reason) ->
                journal.add(caller.account() + " " + action + " " + subject + " " + changes);
        destinations = new JournaledDestinations(access, persistence.unitOfWork(), serviceStore, officeJournal);
        resealedForms = new ResealedForms(persistence.unitOfWork(), formStore, seal);
        resealedLines = new ResealedLines(persistence.unitOfWork(), slipStore, seal);
        resealedEvents = new ResealedEvents(persistence.unitOfWork(), slipStore, slipEvents, seal);
        disclosure = new DisclosureParts(
                catalogue,
                access,
                persistence.unitOfWork(),
                formStore,
                slipStore,
                slipEvents,
                slipLife,
                seal,
                life,
                retention,
                documents,
                accessLog,
                officeJournal,
                office,
                json);
    }

    /** Nothing is left of other tests on the same database, and numbers begin with 1. */
    private void clear() {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean hasNumbers;
            try (ResultSet found =
                    connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
                hasNumbers = false;
                while (found.next()) {
                    hasNumbers |= found.getString("TABLE_NAME").equalsIgnoreCase("TEST_NUMBER");
                }
            }
            if (!hasNumbers) {
                statement.executeUpdate(
                        "create table TEST_NUMBER (SERIES varchar(60) not null primary key, LAST_NUMBER bigint)");
            }
            for (String table : List.of(
                    "TEST_NUMBER",
                    "SERVICE_SLIP_LINE",
                    "SERVICE_SLIP_EVENT",
                    "SERVICE_FORM_EVENT",
                    "SERVICE_FORM_FINGERPRINT",
                    "SERVICE_FORM",
                    "SERVICE_SLIP",
                    "SERVICE_DESTINATION",
                    "SERVICE_KNOWN")) {
                statement.executeUpdate("delete from " + table);
            }
            for (String series : List.of("service-permits-DAJI2021", "slip-permits-DAJI2021")) {
                statement.executeUpdate("insert into TEST_NUMBER values ('" + series + "', 0)");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The plug-in arrives. */
    void arrive() {
        CatalogueAccess.arrive(catalogue, service);
        desk.channel = new ServiceChannel(
                Map.of(ServiceDoors.SERVICE, PermitService.ID.value()), catalogue, registration, office, calendar);
    }

    /** The plug-in goes. */
    void leave() {
        desk.channel = null;
        CatalogueAccess.leave(catalogue, service);
    }

    static FormData form(Map<String, Object> members) {
        return new FormData(members);
    }

    /** A complete form. */
    static Map<String, Object> complete(String number, String goes) {
        return new HashMap<>(Map.of(
                "formNumber",
                number,
                "name",
                "Amélie Hnamano",
                "person",
                "123.456",
                "goes",
                goes,
                "details",
                Map.of("signed", true)));
    }

    FormView register(Map<String, Object> members) {
        return register("key-" + keys.incrementAndGet(), members);
    }

    FormView register(String key, Map<String, Object> members) {
        return Optional.ofNullable(forms.register(OFFICER, PermitService.ID, new Submission(key, form(members)))
                        .form())
                .orElseThrow();
    }

    FormView execute(FormView form, FormCommand command) {
        return forms.execute(OFFICER, PermitService.ID, form.summary().number().value(), command, OptionalLong.empty());
    }

    FormView read(FormView form) {
        return read(form.summary().number());
    }

    FormView read(RegistrationNumber form) {
        return forms.get(OFFICER, PermitService.ID, form.value());
    }

    SlipView read(SlipView slip) {
        return slips.get(OFFICER, PermitService.ID, slip.summary().id().toString());
    }

    SlipView execute(SlipView slip, SlipCommand command) {
        return slips.execute(OFFICER, PermitService.ID, slip.summary().id().toString(), command, OptionalLong.empty());
    }

    SlipView open(String destination) {
        return slips.open(OFFICER, PermitService.ID, destination);
    }

    /** Every text in every table of the service desk, in one. */
    String everything() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables.stream()
                    .filter(one -> one.toUpperCase(Locale.ROOT).startsWith("SERVICE_"))
                    .toList()) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
            return all.toString();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        persistence.close();
    }

    /** Numbers from a table of the same database: given back with the transaction, like the real ones. */
    private static final class TableNumbering implements Numbering {

        private final EntityManager entities;

        TableNumbering(EntityManager entities) {
            this.entities = entities;
        }

        @Override
        public long next(String series, int year) {
            entities.createNativeQuery("update TEST_NUMBER set LAST_NUMBER = LAST_NUMBER + 1 where SERIES = ?1")
                    .setParameter(1, series + year)
                    .executeUpdate();
            return ((Number) entities.createNativeQuery("select LAST_NUMBER from TEST_NUMBER where SERIES = ?1")
                            .setParameter(1, series + year)
                            .getSingleResult())
                    .longValue();
        }
    }

    private static final class AnyAccount implements Accounts {

        @Override
        public Optional<Caller> find(String account) {
            return Optional.of(account.equals(OFFICER.account()) ? OFFICER : FakePermissions.agent(account));
        }

        @Override
        public List<Caller> list() {
            return List.of(OFFICER, STRANGER);
        }
    }

    private final class RecordedCases implements ServiceCases {

        @Override
        public void begin(Caller actor, CaseId id) {
            caseWork.add("begin");
        }

        @Override
        public void await(Caller actor, CaseId id, String reason) {
            caseWork.add("await " + reason);
        }

        @Override
        public void resume(Caller actor, CaseId id) {
            caseWork.add("resume");
        }

        @Override
        public void end(Caller actor, CaseId id, String code, String text) {
            caseWork.add("end " + code + " " + text);
        }

        @Override
        public void tell(Caller actor, CaseId id, String text) {
            caseWork.add("tell " + text);
        }
    }

    private final class RecordedAccesses implements AccessLog {

        @Override
        public void record(Caller caller, org.relais.services.ServiceId of, String action, @Nullable String subject) {
            accesses.add(caller.account() + " " + action + " " + subject);
        }

        @Override
        public List<Reading> of(org.relais.services.ServiceId of, Collection<String> subjects) {
            return accesses.stream()
                    .map(one -> one.split(" ", 3))
                    .filter(one -> subjects.contains(one[2]))
                    .map(one -> new Reading(clock.instant(), one[0], one[1], one[2]))
                    .toList();
        }
    }

    private final class RecordedPrinter implements Printer {

        @Override
        public byte[] print(Letter letter) {
            throw new UnsupportedOperationException("slips are lists");
        }

        @Override
        public byte[] print(SignedList list) {
            printed.add(list);
            return new byte[] {'%', 'P', 'D', 'F'};
        }

        @Override
        public byte[] label(String code, String below) {
            throw new UnsupportedOperationException("slips are lists");
        }
    }

    /** Documents of cases in memory. */
    static final class TestDocuments implements ChannelDocuments {

        private final Map<String, List<DocumentView>> byOwner = new ConcurrentHashMap<>();
        private final Map<DocumentId, String> contents = new ConcurrentHashMap<>();

        void add(CaseKey subject, String name, String content) {
            add(subject.toString(), name, content);
        }

        DocumentId add(IntakeId intake, String name, String content) {
            return add(intake.toString(), name, content);
        }

        private DocumentId add(String owner, String name, String content) {
            DocumentId id = new DocumentId(UUID.randomUUID());
            contents.put(id, content);
            byOwner.computeIfAbsent(owner, none -> new ArrayList<>())
                    .add(new DocumentView(
                            id,
                            name,
                            "text/plain",
                            content.length(),
                            "0".repeat(64),
                            Instant.EPOCH,
                            "claims",
                            org.relais.cases.Note.Visibility.INTERNAL,
                            null,
                            null,
                            null,
                            null,
                            null));
            return id;
        }

        @Override
        public DocumentView store(String account, NewDocument document) {
            throw new UnsupportedOperationException("the service desk stores none");
        }

        @Override
        public void keep(String account, DocumentId document, Instant until) {
            throw new UnsupportedOperationException("the service desk keeps none");
        }

        @Override
        public DocumentView attach(String account, CaseKey subject, DocumentId document) {
            throw new UnsupportedOperationException("the service desk attaches none");
        }

        @Override
        public List<DocumentView> list(CaseKey subject) {
            return byOwner.getOrDefault(subject.toString(), List.of());
        }

        @Override
        public List<DocumentView> list(IntakeId intake) {
            return byOwner.getOrDefault(intake.toString(), List.of());
        }

        @Override
        public DocumentContent open(DocumentId document) {
            DocumentView view = byOwner.values().stream()
                    .flatMap(List::stream)
                    .filter(one -> one.id().equals(document))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = contents.get(document).getBytes(StandardCharsets.UTF_8);
            return new DocumentContent(view, () -> new ByteArrayInputStream(bytes));
        }
    }
}
