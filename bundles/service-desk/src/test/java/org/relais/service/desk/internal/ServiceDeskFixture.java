package org.relais.service.desk.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
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
import org.relais.spi.journal.AccessLog;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.numbering.Numbering;
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
    final RecordedCore core = new RecordedCore(clock);
    final List<String> accesses = core.accesses;
    final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    final List<String> caseWork = core.caseWork;
    final List<SignedList> printed = core.printed;
    final CaseDocuments documents = new CaseDocuments();
    final TestRetention retention = new TestRetention(caseWork);

    final DeskTables tables;
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
        tables = new DeskTables(database.dataSource());
        this.persistence = TestPersistence.open(database.dataSource(), "service-desk");
        tables.clear();
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
        FormCases cases = new FormCases(core.cases);
        TimeLimitWatch limits = new TimeLimitWatch(calendar, office, life);
        FormViews views = new FormViews(formStore, serviceStore, seal, limits, access);
        Numbering numbering = new DeskTables.TableNumbering(entities);
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
        AccessLog accessLog = core.accessLog;
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
                new SlipPapers(core.printer, serviceStore, office, calendar),
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

    /** So many complete forms for a destination, numbered from 1 behind the prefix. */
    List<FormView> register(int count, String goes, String prefix) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> register(complete(prefix + "-" + i, goes)))
                .toList();
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

    /** Hands over everything that is complete for a destination. */
    SlipView transmit(String destination) {
        SlipView slip = open(destination);
        execute(slip, new SlipCommand.Add(List.of()));
        execute(slip, new SlipCommand.Freeze());
        return execute(slip, new SlipCommand.Transmit());
    }

    SlipView open(String destination) {
        return slips.open(OFFICER, PermitService.ID, destination);
    }

    /** Every text in every table of the service desk, in one. */
    String everything() {
        return tables.everything();
    }

    @Override
    public void close() {
        persistence.close();
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
}
