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
import org.relais.channel.dropbox.internal.entity.MailRegister.ItemQuery;
import org.relais.channel.dropbox.internal.mail.Lot;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.channel.dropbox.internal.mail.Stamp;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;

/** From the envelopes of a lot to the register, over the holiday of 24 September 2021, on a real database. */
abstract class EnvelopeContract extends SortingContract {

    @Test
    void whatIsCollectedOnTheEveOfTheHolidayMayBeSortedOnMonday() {
        Round round = record("k1", "hps-1", 1);

        assertEquals(Instant.parse(MONDAY), round.releasableAt());
        assertEquals(Lot.State.QUARANTINE, lots().get(0).state(platform.clock().instant()));
        assertEquals(List.of(), desk.rounds.sorting(DropboxFixture.AGENT, LocalDate.of(2021, 9, 26)));
        assertEquals(
                1,
                desk.rounds
                        .sorting(DropboxFixture.AGENT, LocalDate.of(2021, 9, 27))
                        .size());
        Instant calendarDay = new DropboxFixture(platform, "calendar-day").plan.releasableAt(COLLECTED);
        assertEquals(Instant.parse("2021-09-23T13:00:00Z"), calendarDay);
    }

    @Test
    void aLotIsSortedEnvelopeByEnvelope() {
        Round round = record("k1", "hps-1", 2);
        RelaisException early =
                assertThrows(RelaisException.class, () -> sort(round, 1, "agent", "", item("Trop tôt")));
        assertEquals("dropbox-quarantine", early.code().value());
        assertEquals(MONDAY, early.members().get("releasableAt"));

        platform.clock().set(Instant.parse(MONDAY));
        sort(round, 1, "agent", ",\"stampedOn\":\"2021-09-22\"", item("Un"), item("Deux"));
        assertEquals(Lot.State.RELEASABLE, lots().get(0).state(platform.clock().instant()));
        assertEquals(List.of(1), lots().get(0).sorted());
        assertTrue(sort(round, 1, "agent", "", item("Encore")) instanceof Interpretation.Rejected);
        assertTrue(sort(round, 3, "agent", "", item("De trop")) instanceof Interpretation.Rejected);
        sort(round, 2, "agent", "", item("Trois"));
        assertEquals(Lot.State.SORTED, lots().get(0).state(platform.clock().instant()));

        assertEquals(
                List.of("DAJI-2021-000003", "DAJI-2021-000002", "DAJI-2021-000001"),
                register().stream().map(one -> one.registration().toString()).toList());
        assertEquals(
                LocalDate.of(2021, 9, 22), register().get(1).envelope().stamp().counts());
        assertEquals(Stamp.Flag.ABSENT, register().get(0).envelope().stamp().flag());
        assertTrue(desk.items.completeness(DropboxFixture.AGENT).get(0).last() == 3);
    }

    @Test
    void aPageOfTheRegisterEndsWhereTheNextBegins() {
        Round round = record("k1", "hps-1", 1);
        platform.clock().set(Instant.parse(MONDAY));
        sort(round, 1, "agent", "", item("Un"), item("Deux"), item("Trois"));
        desk.hidden.add(register().get(1).caseId());

        MailItems.Page first = desk.items.list(DropboxFixture.AGENT, new ItemQuery(null, null, null, 1, null));
        MailItems.Page second = desk.items.list(DropboxFixture.AGENT, new ItemQuery(null, null, first.next(), 1, null));
        assertEquals("Trois", first.items().get(0).subject());
        assertEquals("Un", second.items().get(0).subject(), "what is between them is not for this caller");
        assertNull(second.next());
        assertSame(
                Errors.NOT_FOUND,
                assertThrows(RelaisException.class, () -> desk.items.get(DropboxFixture.AGENT, "DAJI-2021-000002"))
                        .code());
    }

    @Test
    void onlyASupervisorOpensALotEarlyAndThatIsJournaled() {
        Round round = record("k1", "hps-1", 1);
        String override = ",\"override\":{\"reason\":\"Médicament\"}";
        RelaisException refused =
                assertThrows(RelaisException.class, () -> sort(round, 1, "agent", override, item("Urgent")));
        assertSame(Errors.FORBIDDEN, refused.code());

        sort(round, 1, "supervisor", override, item("Urgent"));
        assertEquals(List.of("supervisor sort-early dropbox 2021-09-23 hps-1 / 1: Médicament"), desk.journal);
        assertEquals("Médicament", register().get(0).envelope().overrideReason());
    }

    @Test
    void anEnvelopeThatWaitedForTheChannelHoweverShortlyIsKeptUntilItsLotIsReleasedAndThenJournaled() {
        Round round = record("k1", "hps-1", 1);
        StampedIntake before = accepted(round, "agent", "");

        Interpretation meaning = desk.read(before);
        assertEquals(Instant.parse(MONDAY), ((Interpretation.Held) meaning).until());
        assertEquals(List.of(), register());

        platform.clock().set(Instant.parse(MONDAY));
        desk.read(before);
        assertEquals(1, register().size());
        assertEquals(List.of("agent sort-early-without-override dropbox 2021-09-23 hps-1 / 1: null"), desk.journal);
    }

    @Test
    void anEarlyOverrideNeedsItsRightAlsoWhenItIsReadAfterTheRelease() {
        Round round = record("k1", "hps-1", 1);
        String override = ",\"override\":{\"reason\":\"Médicament\"}";
        StampedIntake byAgent = accepted(round, "agent", override);
        StampedIntake bySupervisor = accepted(round, "supervisor", override);
        platform.clock().set(Instant.parse(MONDAY).plusSeconds(3600));

        RelaisException refused = assertThrows(RelaisException.class, () -> desk.read(byAgent));
        assertSame(Errors.FORBIDDEN, refused.code());
        assertEquals(List.of(), desk.journal);

        desk.read(bySupervisor);
        assertEquals(List.of("supervisor sort-early dropbox 2021-09-23 hps-1 / 1: Médicament"), desk.journal);
    }

    @Test
    void anOverrideThatIsNotNeededIsNeitherRefusedNorJournaled() {
        Round round = record("k1", "hps-1", 1);
        platform.clock().set(Instant.parse(MONDAY));
        sort(round, 1, "agent", ",\"override\":{\"reason\":\"Médicament\"}", item("Urgent"));
        assertEquals(List.of(), desk.journal);
    }

    @Test
    void aPersonRegistersAnEnvelopeInPlaceOfTheChannelWithItsNumberAndDates() {
        Round round = record("k1", "hps-1", 2);
        String withoutTopic = "{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":1,\"stampedOn\":\"2021-09-22\","
                + "\"sender\":{\"lastName\":\"Kaloï\",\"address\":\"BP 1\"},\"items\":[{\"subject\":\"Un\"}]}";
        StampedIntake intake = waited(withoutTopic.formatted(round.id()));
        RelaisException early = assertThrows(RelaisException.class, () -> byHand(intake, ContactOutcome.CASE));
        assertSame(DropboxTexts.QUARANTINE, early.code());
        platform.clock().set(Instant.parse(MONDAY));

        Interpretation.Registered completed = byHand(intake, ContactOutcome.CASE);

        assertEquals(COLLECTED, completed.contact().occurredAt());
        assertEquals(LocalDate.of(2021, 9, 22), completed.cases().get(0).stampedOn());
        MailItem item = register().get(0);
        assertEquals("DAJI-2021-000001", item.registration().toString());
        assertEquals(MailItem.Kind.CASE, item.kind());
        assertEquals("Bourse", item.subject());
        assertEquals("BP 1", item.envelope().address());
        assertEquals(round.id(), item.envelope().round());
        assertEquals(
                "/envelope",
                ((Interpretation.Rejected) sort(round, 1, "agent", "", item("Encore")))
                        .errors()
                        .get(0)
                        .pointer(),
                "it cannot be sorted twice");
        assertThrows(
                RelaisException.class, () -> byHand(waited(withoutTopic.formatted(round.id())), ContactOutcome.CASE));

        byHand(waited(withoutTopic.formatted(round.id()).replace(":1,", ":2,")), ContactOutcome.ANSWERED);
        assertEquals(
                List.of("Un", "Bourse"),
                register().stream().map(MailItem::subject).toList());
        assertEquals(MailItem.Kind.ANSWERED, register().get(0).kind());
    }

    @Test
    void anEnvelopeThatTheFormDoesNotNameOrThatHoldsSeveralMattersIsNotRegisteredByHand() {
        platform.clock().set(Instant.parse(MONDAY));
        RelaisException unknown = assertThrows(
                RelaisException.class,
                () -> byHand(waited("{\"delivery\":\"BOX\",\"round\":\"?\",\"items\":7}"), ContactOutcome.CASE));
        assertEquals(
                List.of("/round", "/envelope"),
                unknown.errors().stream().map(error -> error.pointer()).toList());
        RelaisException several = assertThrows(
                RelaisException.class,
                () -> byHand(
                        waited("{\"delivery\":\"HAND\",\"items\":[%s,%s]}".formatted(item("Un"), item("Deux"))),
                        ContactOutcome.CASE));
        assertSame(DropboxTexts.SEVERAL_MATTERS, several.code());
        assertEquals(List.of(), register());
    }

    private StampedIntake waited(String form) {
        return new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                "agent",
                Form.of(form).data(),
                false);
    }

    private Interpretation.Registered byHand(StampedIntake intake, ContactOutcome outcome) {
        ContactDraft contact = new ContactDraft(outcome, intake.stampedAt(), null, null, null, null, null);
        CaseDraft draft = new CaseDraft("Bourse", null, intake.stampedAt(), null, null, null, null, null);
        HandReading reading = new HandReading(
                intake,
                "agent",
                new Interpretation.Registered(contact, outcome.opensCase() ? List.of(draft) : List.of()));
        return platform.unitOfWork().execute(() -> {
            Interpretation.Registered completed = desk.channel.complete(reading);
            List<Registration.DraftedCase> cases = completed.cases().stream()
                    .map(one -> new Registration.DraftedCase(one, desk.opened()))
                    .toList();
            desk.channel.registeredByHand(
                    new HandReading(intake, "agent", completed),
                    new Registration(new ContactView(UUID.randomUUID(), outcome), cases, List.of()));
            return completed;
        });
    }

    /** The first envelope of a round, handed in a moment ago while the channel was away. */
    private StampedIntake accepted(Round round, String account, String more) {
        return new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant().minusSeconds(1),
                account,
                Form.of("{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":1%s,\"items\":[%s]}"
                                .formatted(round.id(), more, item("Un")))
                        .data(),
                false);
    }
}
