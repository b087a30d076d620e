package org.relais.channel.dropbox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relais.channel.dropbox.internal.CollectionRounds.Recorded;
import org.relais.channel.dropbox.internal.CollectionRounds.Report;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeId;
import org.relais.modes.ModeErrors;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;

/** Rounds, and mail that comes otherwise or was meant for somebody else, on a real database. */
abstract class RoundContract extends SortingContract {

    @Test
    void misdirectedMailHasANumberAndNoCaseAndItsNoticeIsGivenOnce() {
        Round round = record("k1", "hps-1", 1);
        platform.clock().set(Instant.parse(MONDAY));
        sort(
                round,
                1,
                "agent",
                "",
                "{\"subject\":\"Permis\",\"misdirected\":{\"to\":\"État\",\"how\":\"FORWARDED\",\"reason\":\"non\"}}");
        MailItem item = register().get(0);
        assertEquals(MailItem.Kind.FORWARDED, item.kind());
        assertNull(item.caseId());

        String number = item.registration().toString();
        desk.items.told(DropboxFixture.AGENT, number, MailItem.Told.How.PAPER);
        MailItem told = desk.items.told(DropboxFixture.SUPERVISOR, number, MailItem.Told.How.PHONE);
        assertEquals(MailItem.Told.How.PAPER, told.told().how());
        assertEquals("agent", told.told().by());
    }

    @Test
    void aRoundIsRecordedOncePerKeyAndChecked() {
        Round first = record("k1", "hps-1", 0);
        Recorded again = desk.rounds.record(
                DropboxFixture.AGENT, "k1", new Report("hps-1", COLLECTED, "Marie", 0, true, true, null));
        assertTrue(again.repeated());
        assertEquals(first, again.round());
        assertEquals(List.of(), lots(), "nothing was found, so there is no lot");
        assertSame(
                Errors.IDEMPOTENCY_KEY_REUSED,
                assertThrows(RelaisException.class, () -> record("k1", "hps-2", 0))
                        .code());
        Report wrong = new Report("hps-9", platform.clock().instant().plusSeconds(3600), null, -1, false, false, null);
        RelaisException refused =
                assertThrows(RelaisException.class, () -> desk.rounds.record(DropboxFixture.AGENT, "k2", wrong));
        assertEquals(
                List.of("/box", "/collectedAt", "/envelopes"),
                refused.errors().stream().map(error -> error.pointer()).toList());
        Instant night = Instant.parse("2021-09-22T14:00:00Z");
        assertTrue(desk.rounds
                .record(DropboxFixture.AGENT, "k3", new Report("hps-1", night, null, 1, false, false, null))
                .round()
                .outsideHours());
    }

    private Interpretation byHandOver(String account, String more) {
        return desk.read(new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                account,
                Form.of("{\"delivery\":\"HAND\",\"site\":\"caps\"%s,\"items\":[%s]}".formatted(more, item("Pli")))
                        .data(),
                true));
    }

    @Test
    void aModeThatForbidsDeliveryByHandKeepsItOutButForTheOverrideOfWhoeverMay() {
        String override = ",\"override\":{\"reason\":\"Personne à mobilité réduite\"}";
        byHandOver("agent", "");
        assertEquals(1, register().size(), "nothing forbids it yet");
        desk.forbidden.add("hand-delivery");

        RelaisException refused = assertThrows(RelaisException.class, () -> byHandOver("agent", ""));
        assertSame(ModeErrors.FORBIDDEN_BY_MODE, refused.code());
        assertSame(
                Errors.FORBIDDEN,
                assertThrows(RelaisException.class, () -> byHandOver("agent", override))
                        .code());
        assertEquals(1, register().size());

        byHandOver("supervisor", override);

        assertEquals(2, register().size());
        assertEquals("Personne à mobilité réduite", register().get(0).envelope().overrideReason());
        assertEquals(List.of("supervisor override hand-delivery: Personne à mobilité réduite"), desk.journal);
        Round round = record("k1", "hps-1", 1);
        platform.clock().set(Instant.parse(MONDAY));
        sort(round, 1, "agent", "", item("Boîte"));
        assertEquals(3, register().size(), "the box is no delivery by hand");
    }

    @Test
    void aSupervisorCorrectsAMiscountedRoundAndThatIsJournaled() {
        Round round = record("k1", "hps-1", 1);
        platform.clock().set(Instant.parse(MONDAY));
        sort(round, 1, "agent", "", item("Un"));
        assertEquals(
                "/envelope",
                ((Interpretation.Rejected) sort(round, 2, "agent", "", item("Deux")))
                        .errors()
                        .get(0)
                        .pointer());
        String id = round.id().toString();
        assertSame(
                Errors.FORBIDDEN,
                assertThrows(
                                RelaisException.class,
                                () -> desk.rounds.correct(DropboxFixture.AGENT, id, 2, "Deux plis collés"))
                        .code());

        assertEquals(
                2,
                desk.rounds
                        .correct(DropboxFixture.SUPERVISOR, id, 2, "Deux plis collés")
                        .envelopes());

        sort(round, 2, "agent", "", item("Deux"));
        assertEquals(2, register().size());
        assertEquals(
                List.of("supervisor correct-round dropbox 2021-09-23 hps-1 round " + id + ": Deux plis collés"),
                desk.journal);
        RelaisException tooFew =
                assertThrows(RelaisException.class, () -> desk.rounds.correct(DropboxFixture.SUPERVISOR, id, 1, null));
        assertEquals(
                List.of("/envelopes", "/reason"),
                tooFew.errors().stream().map(error -> error.pointer()).toList());
        assertSame(
                Errors.NOT_FOUND,
                assertThrows(RelaisException.class, () -> desk.rounds.correct(DropboxFixture.SUPERVISOR, "?", 1, "r"))
                        .code());
        assertEquals(2, record("k1", "hps-1", 1).envelopes(), "a repeated report answers the round as it counts now");
    }

    @Test
    void missedRoundsShowOnWorkingDaysSinceTheFirstRound() {
        record("k1", "hps-1", 1);
        platform.clock().set(Instant.parse("2021-09-27T23:00:00Z"));

        List<String> missed = desk
                .rounds
                .rounds(DropboxFixture.AGENT, LocalDate.of(2021, 9, 20), LocalDate.of(2021, 9, 28), null)
                .missed()
                .stream()
                .map(one -> one.box() + " " + one.plannedAt())
                .toList();
        assertEquals(
                List.of(
                        "hps-1 2021-09-27T04:30:00Z",
                        "hps-2 2021-09-23T00:00:00Z",
                        "hps-2 2021-09-23T04:30:00Z",
                        "hps-2 2021-09-27T00:00:00Z",
                        "hps-2 2021-09-27T04:30:00Z"),
                missed);
    }
}
