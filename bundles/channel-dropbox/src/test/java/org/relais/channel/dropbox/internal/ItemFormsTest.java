package org.relais.channel.dropbox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.channel.dropbox.internal.CollectionRounds.Report;
import org.relais.channel.dropbox.internal.entity.MailRegister.ItemQuery;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/** Forms of delegated services among the letters of an envelope. */
class ItemFormsTest {

    private static final Instant COLLECTED = Instant.parse("2021-09-07T04:30:00Z");
    private static final String LETTER = "{\"topic\":\"care\",\"subject\":\"Lettre\"}";
    private static final String PERMIT = "{\"service\":\"permits\",\"form\":{\"plate\":\"339411NC\"}}";

    private TestPlatform platform;
    private DropboxFixture desk;
    private Round round;

    @BeforeEach
    void open() {
        platform = new TestPlatform(TestDatabase.derby(), "2021-09-08T08:00:00+11:00", List.of("dropbox"));
        desk = new DropboxFixture(platform);
        round = desk.rounds
                .record(DropboxFixture.AGENT, "k", new Report("hps-1", COLLECTED, "Marie", 9, true, true, null))
                .round();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private StampedIntake envelope(int number, String more, String... items) {
        String form = "{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":%d%s,\"items\":[%s]}"
                .formatted(round.id(), number, more, String.join(",", items));
        return new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                "agent",
                Form.of(form).data(),
                true);
    }

    private List<MailItem> items() {
        return desk.items
                .list(DropboxFixture.AGENT, new ItemQuery(null, null, null, 50, null))
                .items();
    }

    @Test
    void aFormIsRegisteredByItsServiceAndTheLetterBesideItIsALetter() {
        StampedIntake intake = envelope(1, ",\"stampedOn\":\"2021-09-06\"", LETTER, PERMIT);
        Interpretation.Registered meaning = assertInstanceOf(Interpretation.Registered.class, desk.read(intake));

        CaseDraft ofService = meaning.cases().get(1);
        assertEquals(PermitsDesk.PERMITS, ofService.service());
        assertEquals(LocalDate.of(2021, 9, 6), ofService.stampedOn());
        assertNull(meaning.cases().get(0).service());
        PermitsDesk.Registered registered = desk.permits.registered.get(0);
        assertEquals("/items/1/form", registered.form().pointer());
        assertEquals(intake.id(), registered.form().intake());
        assertEquals("339411NC", registered.form().form().text("/plate").orElseThrow());
        assertEquals(Instant.parse("2021-09-05T13:00:00Z"), registered.form().receivedAt(), "the day of the stamp");
        MailItem item = items().get(0);
        assertEquals("Permis 339411NC", item.subject());
        assertEquals(registered.opened().id(), item.caseId());
        assertEquals(MailItem.Kind.CASE, item.kind());
        assertEquals(1, desk.permits.registered.size());
    }

    @Test
    void withoutAStampAFormWasHandedInWhenItWasTakenOutOfTheBox() {
        desk.read(envelope(1, "", PERMIT));
        assertEquals(COLLECTED, desk.permits.registered.get(0).form().receivedAt());
        desk.read(envelope(2, ",\"stampedOn\":\"2021-09-07\"", PERMIT));
        assertEquals(COLLECTED, desk.permits.registered.get(1).form().receivedAt());
    }

    @Test
    void whatTheServiceRefusesLeavesNothingOfTheEnvelope() {
        String company = PERMIT.replace("{\"plate\"", "{\"company\":\"SARL\",\"plate\"");
        RelaisException refused =
                assertThrows(RelaisException.class, () -> desk.read(envelope(1, "", LETTER, company)));
        assertEquals("permit-of-a-company", refused.code().value());
        assertEquals("/items/1/form", refused.errors().get(0).pointer());
        Interpretation.Rejected wrong = assertInstanceOf(
                Interpretation.Rejected.class,
                desk.read(envelope(
                        1, "", PERMIT.replace("plate", "number"), LETTER, PERMIT.replace("permits", "taxis"))));
        assertEquals(
                List.of("/items/0/form/plate", "/items/2/service"),
                wrong.errors().stream().map(FieldError::pointer).toList());
        assertEquals(List.of(), items());
        assertEquals(List.of(), desk.permits.registered);
        desk.read(envelope(1, "", LETTER));
    }

    @Test
    void whatTheServiceKnowsIsNotSaidOnceMore() {
        String both = PERMIT.replace("{\"service\"", "{\"subject\":\"Permis\",\"topic\":\"care\",\"service\"");
        Interpretation.Rejected rejected =
                assertInstanceOf(Interpretation.Rejected.class, desk.read(envelope(1, "", both)));
        assertEquals(
                List.of("/items/0/subject", "/items/0/topic"),
                rejected.errors().stream().map(FieldError::pointer).toList());
    }

    @Test
    void whoHasSentFormsTheFormsAloneSay() {
        String sender = ",\"sender\":{\"lastName\":\"Kaloï\"}";
        Interpretation.Rejected rejected =
                assertInstanceOf(Interpretation.Rejected.class, desk.read(envelope(1, sender, PERMIT)));
        assertEquals("/sender", rejected.errors().get(0).pointer());
        assertInstanceOf(Interpretation.Registered.class, desk.read(envelope(1, sender, PERMIT, LETTER)));
    }

    @Test
    void aFormIsNotRegisteredByHand() {
        ContactDraft contact = new ContactDraft(ContactOutcome.ANSWERED, COLLECTED, null, null, null, null, null);
        HandReading reading =
                new HandReading(envelope(1, "", PERMIT), "agent", new Interpretation.Registered(contact, List.of()));
        RelaisException refused = assertThrows(RelaisException.class, () -> desk.channel.complete(reading));
        assertSame(DropboxTexts.SERVICE_FORM, refused.code());
    }
}
