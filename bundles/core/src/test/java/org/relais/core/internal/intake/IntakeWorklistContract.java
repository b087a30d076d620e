package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.Page;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.TopicId;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeWorklist;
import org.relais.intake.WaitingIntake;
import org.relais.intake.WorklistQuery;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestDatabase;

/** What the contracts about waiting intakes have in common: a counter that was there and is away, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IntakeWorklistContract {

    static final Caller AGENT = OfficeFixture.AGENT;
    static final Caller SUPERVISOR = OfficeFixture.SUPERVISOR;

    final TestDatabase database = database();
    final Channel counter = DeskFixture.counter();
    DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterWasThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(counter);
        desk.intakes.leave(counter);
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

    /** While the channel is there for a moment. */
    CaseView opened(String key) {
        desk.intakes.arrive(counter);
        CaseId id = desk.receive(key, Map.of("subject", key, "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
        desk.intakes.leave(counter);
        return desk.cases.get(SUPERVISOR, id);
    }

    static IntakeAction byHand() {
        return new IntakeAction.Register(
                "Vaccin", null, new TopicId("vaccination"), null, null, null, ContactOutcome.CASE);
    }

    IntakeId stamp(String key, Map<String, Object> form) {
        return desk.receive(key, form).intake().id();
    }

    IntakeWorklist worklist() {
        return desk.intakes.worklist();
    }

    IntakeDetail perform(Caller caller, IntakeId id, IntakeAction action) {
        return worklist().perform(caller, id, OptionalLong.empty(), action);
    }

    Page<WaitingIntake> find(Caller caller, Map<String, String> filters, String cursor) {
        WorklistQuery query = WorklistQuery.of(filters);
        return worklist()
                .find(
                        caller,
                        new WorklistQuery(
                                query.states(),
                                query.unsettled(),
                                query.channel(),
                                query.assignee(),
                                query.limit(),
                                cursor));
    }

    static void assertRefused(ErrorCode code, Runnable work) {
        assertEquals(code, assertThrows(RelaisException.class, work::run).code());
    }
}
