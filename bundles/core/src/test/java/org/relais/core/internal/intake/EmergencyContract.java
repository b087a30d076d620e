package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.RelaisException;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeReceipt;
import org.relais.testkit.TestDatabase;

/** What becomes of emergencies, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmergencyContract {

    private final TestDatabase database = database();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergency", "birth"})
    void anEmergencyAnswersWhatToSayAndIsCountedButNeverQueued(String topic) {
        Map<String, Object> form = Map.of("subject", "malaise", "topic", topic);
        IntakeReceipt receipt = desk.receive("k1", form);
        assertEquals("Le 15", receipt.intake().emergencyScript().fr());
        assertEquals(ContactOutcome.CASE, receipt.intake().contact().outcome());
        assertEquals(List.of(), receipt.intake().cases());
        assertEquals(1, desk.count("RELAIS_CONTACT"));
        assertEquals(0, desk.count("RELAIS_CASE"));

        IntakeReceipt again = desk.receive("k1", form);
        assertTrue(again.repeated());
        assertEquals(receipt.intake(), again.intake());
    }

    @Test
    void anyOtherRequestBringsNoScript() {
        assertNull(desk.receive("k1", Map.of("subject", "s", "topic", "vaccination"))
                .intake()
                .emergencyScript());
    }

    @Test
    void noCaseIsTurnedIntoAnEmergency() {
        CaseId id = desk.receive("k1", Map.of("subject", "s", "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
        for (CaseCommand command : List.of(
                new CaseCommand.Triage("emergency", null),
                new CaseCommand.Triage("birth", "DPASS"),
                new CaseCommand.Split("s", null, "emergency"))) {
            RelaisException refused = assertThrows(
                    RelaisException.class,
                    () -> desk.cases.execute(OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), command));
            assertEquals("/topic", refused.errors().get(0).pointer());
            assertTrue(refused.detail().fr().endsWith("Le 15"), refused.detail().fr());
        }
    }
}
