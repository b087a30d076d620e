package org.relais.channel.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relais.errors.FieldError;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestOffice;

class WebChannelTest {

    private static final String CITIZEN = "channel:web";
    private static final String WITHOUT_TIME =
            WebChannelContract.FULL.replace(",\"sentAt\":\"2021-09-06T17:34:22+11:00\"", "");

    private final TestClock clock = TestClock.at("2021-09-07T10:00:00+11:00");
    private final WebChannel channel = new WebChannel(TestOffice.small(), clock);

    private Interpretation interpret(String account, String json) {
        return channel.interpret(new StampedIntake(
                new IntakeId(new UUID(1, 2)),
                Instant.parse("2021-09-06T23:00:00Z"),
                account,
                Form.of(json).data(),
                true));
    }

    @Test
    void aRequestIsAContactAndACaseWithItsRequesterLanguageAndCommune() {
        CaseDraft draft = ((Interpretation.Registered) interpret(CITIZEN, WITHOUT_TIME))
                .cases()
                .get(0);

        assertEquals("Certificat non reçu", draft.subject());
        assertEquals("Païta", draft.commune());
        assertEquals("fr", draft.requester().language());
        assertEquals("Association", draft.requester().organisation());
        assertEquals(Instant.parse("2021-09-06T23:00:00Z"), draft.receivedAt());
    }

    @Test
    void whereTheCitizenLivesStandsInForTheCommuneConcerned() {
        CaseDraft draft = ((Interpretation.Registered)
                        interpret(CITIZEN, WITHOUT_TIME.replace("\"commune\":\"Païta\",", "")))
                .cases()
                .get(0);

        assertEquals("Nouméa", draft.commune());
    }

    @Test
    void onlyASenderWithAnAccountSaysWhenItWasSentAndNeedsNoConsent() {
        Interpretation.Registered replayed = (Interpretation.Registered) interpret(
                "integrator", WebChannelContract.LEAST.replace("}}", "},\"sentAt\":\"2021-09-06T17:34:22+11:00\"}"));

        assertEquals(Instant.parse("2021-09-06T06:34:22Z"), replayed.contact().occurredAt());
        assertEquals(List.of("/sentAt"), refused(interpret(CITIZEN, WebChannelContract.FULL)));
        assertEquals(List.of("/consent"), refused(interpret(CITIZEN, WebChannelContract.LEAST)));
    }

    @Test
    void aFilledTrapIsKeptForAPersonAndGivenUpWhenNobodyTakesItUp() {
        String trapped = WITHOUT_TIME.replace("\"website\":\"\"", "\"website\":\"http://spam.example\"");

        Interpretation.Held held = (Interpretation.Held) interpret(CITIZEN, trapped);
        assertEquals(Instant.parse("2021-09-20T23:00:00Z"), held.until());
        clock.advance(Duration.ofDays(15));
        assertEquals(List.of("/website"), refused(interpret(CITIZEN, trapped)));
    }

    @Test
    void anEmptyTrapIsNoTrap() {
        assertTrue(interpret(CITIZEN, WITHOUT_TIME) instanceof Interpretation.Registered);
    }

    private static List<String> refused(Interpretation meaning) {
        return ((Interpretation.Rejected) meaning)
                .errors().stream().map(FieldError::pointer).toList();
    }
}
