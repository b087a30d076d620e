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
import org.relais.intake.IntakeState;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestDatabase;

/** What becomes of emergencies, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmergencyContract {

    private final TestDatabase database = database();
    private final Channel counter = DeskFixture.counter();
    private DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(counter);
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
        assertEquals("DEL", departmentOfTheContact(), "whoever the rules name for what comes after");

        IntakeReceipt again = desk.receive("k1", form);
        assertTrue(again.repeated());
        assertEquals(receipt.intake(), again.intake());
    }

    private Object departmentOfTheContact() {
        return desk.unitOfWork.read(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("select DEPARTMENT from RELAIS_CONTACT")
                .getSingleResult());
    }

    @Test
    void theScriptIsThereWhileTheChannelIsAway() {
        desk.intakes.leave(counter);
        IntakeReceipt receipt = desk.receive("k1", Map.of("subject", "malaise", "topic", "emergency"));
        assertEquals(IntakeState.STAMPED, receipt.intake().state());
        assertEquals("Le 15", receipt.intake().emergencyScript().fr());
        assertNull(desk.receive("k2", Map.of("subject", "s", "topic", "vaccination"))
                .intake()
                .emergencyScript());
        desk.intakes.arrive(counter);
        assertEquals(1, desk.count("RELAIS_CASE"), "of the vaccination alone");
    }

    @Test
    void theScriptIsThereWhenTheFormIsRefused() {
        RelaisException refused = assertThrows(
                RelaisException.class, () -> desk.receive("k1", Map.of("topic", "birth", "nonsense", "?")));
        assertEquals(Map.of("emergency", Map.of("script", Map.of("fr", "Le 15", "en", "Le 15"))), refused.members());
        assertTrue(
                refused.detail().fr().startsWith("À dire d'abord : Le 15"),
                refused.detail().fr());
        RelaisException ordinary = assertThrows(
                RelaisException.class, () -> desk.receive("k1", Map.of("topic", "vaccination", "nonsense", "?")));
        assertEquals(Map.of(), ordinary.members());
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
