package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.core.internal.office.PackRoles;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.ChannelState;
import org.relais.intake.ChannelView;
import org.relais.intake.ContactOutcome;
import org.relais.intake.FormData;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.Submission;
import org.relais.intake.SuspensionEdit;
import org.relais.notifications.Notification;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Scope;
import org.relais.services.ServiceRight;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** The channel of a delegated service: for who may read the service, and for who may register its forms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceChannelContract {

    private static final Caller CLAIMS = OfficeFixture.CLAIMS;
    private static final ChannelId NONE = new ChannelId("nothing-like-it");

    private final TestDatabase database = database();
    private final Channel service = ServiceFixture.channel();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void theServiceIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(service);
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private IntakeReceipt receive(Caller caller, ChannelId channel) {
        return desk.intakes
                .desk()
                .receive(caller, channel, new Submission("k", new FormData(Map.of("subject", "Feuille"))));
    }

    private static ErrorCode refusal(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(RelaisException.class, call).code();
    }

    private static List<String> ids(List<ChannelView> channels) {
        return channels.stream().map(channel -> channel.id().value()).toList();
    }

    @Test
    void isThereForWhoMayReadTheServiceAlone() {
        assertEquals(List.of("claim-forms"), ids(desk.intakes.catalogue().list(CLAIMS)));
        for (Caller caller :
                List.of(OfficeFixture.AGENT, OfficeFixture.SUPERVISOR, OfficeFixture.ADMIN, OfficeFixture.AUDITOR)) {
            assertEquals(List.of(), desk.intakes.catalogue().list(caller));
            assertEquals(refusal(() -> receive(caller, NONE)), refusal(() -> receive(caller, ServiceFixture.CHANNEL)));
        }
        assertEquals(Errors.NOT_FOUND, refusal(() -> receive(OfficeFixture.AGENT, ServiceFixture.CHANNEL)));
        assertEquals(Errors.NOT_FOUND, refusal(() -> suspend(OfficeFixture.SUPERVISOR)));
        assertEquals(0, desk.count("RELAIS_INTAKE"));
    }

    private ChannelView suspend(Caller caller) {
        LocalizedText why = new LocalizedText("Panne", "Failure");
        return desk.intakes
                .suspensions()
                .suspend(caller, ServiceFixture.CHANNEL, new SuspensionEdit(why, List.of(), null));
    }

    @Test
    void takesFormsFromWhoMayRegisterThemWithoutTheRightToHandInRequests() {
        desk.office.roles = new PackRoles(Map.of(
                Role.SERVICE_OFFICER,
                List.of(
                        new PackRoles.Grant(ServiceRight.READ.of(ServiceFixture.SERVICE), Scope.ALL, ""),
                        new PackRoles.Grant(ServiceRight.REGISTER.of(ServiceFixture.SERVICE), Scope.ALL, ""))));
        assertEquals(false, desk.permissions.holds(CLAIMS, CorePermissions.INTAKE_RECEIVE));
        assertEquals(true, desk.permissions.holds(CLAIMS, CorePermissions.INTAKE_RECEIVE_FORM));
        assertEquals(false, desk.permissions.holds(OfficeFixture.AGENT, CorePermissions.INTAKE_RECEIVE_FORM));
        IntakeReceipt receipt = receive(CLAIMS, ServiceFixture.CHANNEL);

        assertEquals(IntakeState.REGISTERED, receipt.intake().state());
        desk.intakes.arrive(DeskFixture.counter());
        assertEquals(Errors.FORBIDDEN, refusal(() -> receive(CLAIMS, DeskFixture.CHANNEL)));
        assertEquals(Errors.FORBIDDEN, refusal(() -> receive(CLAIMS, NONE)));
    }

    @Test
    void whatItRefusesLateIsToldToWhoMayReadTheServiceAlone() {
        desk.intakes.leave(service);
        IntakeReceipt receipt = receive(CLAIMS, ServiceFixture.CHANNEL);
        Channel refusing = new Channel() {
            @Override
            public ChannelDescriptor descriptor() {
                return service.descriptor();
            }

            @Override
            public Interpretation interpret(StampedIntake intake) {
                return new Interpretation.Rejected(
                        List.of(new FieldError("/subject", new LocalizedText("Trop tard", "Too late"))));
            }
        };
        desk.intakes.arrive(refusing);

        Caller colleague = new Caller("claims2", CLAIMS.roles(), null);
        assertEquals(
                List.of(receipt.intake().id()),
                desk.notifications.list(colleague, true, 10).stream()
                        .map(Notification::intake)
                        .toList());
        for (Caller other : List.of(OfficeFixture.SUPERVISOR, OfficeFixture.AGENT)) {
            assertEquals(List.of(), desk.notifications.list(other, true, 10));
        }
    }

    @Test
    void isRememberedAsThatOfItsServiceWhileItsBundleIsAwayAndAfterARestart() {
        desk.intakes.leave(service);
        desk.intakes.settle();
        desk.close();
        desk = new DeskFixture(database);

        assertEquals(List.of(), desk.intakes.catalogue().list(OfficeFixture.SUPERVISOR));
        assertEquals(
                ChannelState.UNAVAILABLE,
                desk.intakes.catalogue().list(CLAIMS).get(0).state());
        assertEquals(Errors.NOT_FOUND, refusal(() -> receive(OfficeFixture.AGENT, ServiceFixture.CHANNEL)));
        IntakeReceipt waiting = receive(CLAIMS, ServiceFixture.CHANNEL);
        assertEquals(IntakeState.STAMPED, waiting.intake().state());
        assertEquals(
                Errors.NOT_FOUND,
                refusal(() -> desk.intakes
                        .desk()
                        .get(OfficeFixture.SUPERVISOR, waiting.intake().id())));
        assertEquals(List.of(), desk.unitOfWork.read(() -> desk.backlog()));
        desk.intakes.arrive(service);
        assertEquals(
                IntakeState.REGISTERED,
                desk.intakes.desk().get(CLAIMS, waiting.intake().id()).state());
    }

    @Test
    void aContactWithoutACaseCountsForWhoMayReadTheServiceAlone() {
        desk.intakes.leave(service);
        desk.intakes.arrive(answering());
        receive(CLAIMS, ServiceFixture.CHANNEL);
        LocalDate day = LocalDate.of(2021, 9, 7);

        for (Dimension by : Dimension.values()) {
            FigureQuery query = new FigureQuery(day, day, by);
            for (Caller caller : List.of(OfficeFixture.SUPERVISOR, OfficeFixture.AGENT, OfficeFixture.ADMIN)) {
                assertEquals(0, desk.figures.count(caller, query).contacts());
                assertEquals(List.of(), desk.figures.count(caller, query).items());
            }
            assertEquals(1, desk.figures.count(CLAIMS, query).contacts());
        }
    }

    private static Channel answering() {
        Channel usual = ServiceFixture.channel();
        return new Channel() {
            @Override
            public org.relais.spi.channel.ChannelDescriptor descriptor() {
                return usual.descriptor();
            }

            @Override
            public Interpretation interpret(org.relais.spi.channel.StampedIntake intake) {
                return new Interpretation.Registered(
                        new ContactDraft(
                                ContactOutcome.ANSWERED,
                                intake.stampedAt(),
                                null,
                                new TopicId("vaccination"),
                                new DepartmentId("DPASS"),
                                null,
                                null),
                        List.of());
            }
        };
    }

    @Test
    void whoeverWorksIntakesAndReadsTheServiceSettlesWhatWaitsAndItsCaseBelongsToTheService() {
        desk.intakes.leave(service);
        IntakeReceipt waiting = receive(CLAIMS, ServiceFixture.CHANNEL);
        long before = desk.count("RELAIS_OFFICE_JOURNAL");
        var action = new IntakeAction.Register(
                "Feuille", null, new TopicId("vaccination"), null, null, null, ContactOutcome.CASE);
        assertEquals(
                Errors.NOT_FOUND,
                refusal(() -> desk.intakes
                        .worklist()
                        .perform(
                                OfficeFixture.SUPERVISOR,
                                waiting.intake().id(),
                                java.util.OptionalLong.empty(),
                                action)));
        var settled =
                desk.intakes.worklist().perform(CLAIMS, waiting.intake().id(), java.util.OptionalLong.empty(), action);

        var opened = settled.result().cases().get(0).id();
        assertEquals(Errors.NOT_FOUND, refusal(() -> desk.cases.get(OfficeFixture.SUPERVISOR, opened)));
        assertEquals(opened, desk.cases.get(CLAIMS, opened).id());
        assertEquals(before + 1, desk.count("RELAIS_OFFICE_JOURNAL"));
        assertEquals(Optional.of("SERVICES"), desk.journalAreas().stream().reduce((first, last) -> last));
    }
}
