package org.relais.core.internal.requesters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseView;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeView;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;
import org.relais.requesters.SuggestionQuery;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.testkit.TestDatabase;

/** What the contracts about requesters have in common: intakes that mean what a test says, on a database that is wiped after each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequesterContract {

    static final Requester LEA = new Requester("Léa", "Kaloï-Wea", "20.52.52", "Lea@Example.nc", "fr");

    final TestDatabase database = database();
    DeskFixture desk;
    Interpretation next;
    int keys;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        desk = new DeskFixture(database);
        Channel counter = DeskFixture.counter(intake -> next);
        desk.intakes.arrive(counter);
    }

    @AfterEach
    void wipe() {
        desk.wipeAndClose();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    IntakeView hand(Interpretation meaning) {
        next = meaning;
        return desk.receive("key-" + ++keys, Map.of("subject", "x")).intake();
    }

    CaseView opened(@Nullable Requester requester, String topic, String subject, @Nullable String commune) {
        ContactDraft contact = new ContactDraft(
                ContactOutcome.CASE, desk.clock.instant(), new SiteId("caps"), new TopicId(topic), null, null, null);
        CaseDraft draft = new CaseDraft(
                subject, null, desk.clock.instant(), new SiteId("caps"), new TopicId(topic), commune, requester, null);
        IntakeView intake = hand(new Interpretation.Registered(contact, List.of(draft)));
        return desk.cases.get(OfficeFixture.SUPERVISOR, intake.cases().get(0).id());
    }

    CaseView opened(Requester requester) {
        return opened(requester, "vaccination", "Certificat", null);
    }

    List<RequesterId> found(Caller caller, String text) {
        return desk.requesters.search(caller, new RequesterQuery(text, null, null, 20, null)).items().stream()
                .map(RequesterView::id)
                .toList();
    }

    RequesterView created(String firstName, String lastName, String phone) {
        return desk.requesters.create(OfficeFixture.AGENT, person(firstName, lastName, phone), null);
    }

    static RequesterFacts person(String firstName, String lastName, String phone) {
        ContactPoint point = new ContactPoint(ContactPoint.Kind.PHONE, phone, null);
        return new RequesterFacts(RequesterKind.PERSON, firstName, lastName, null, null, List.of(point), List.of());
    }

    static void assertRefused(String code, org.junit.jupiter.api.function.Executable work) {
        assertEquals(code, assertThrows(RelaisException.class, work).code().value());
    }

    static SuggestionQuery query(
            String topic, @Nullable String phone, @Nullable String commune, @Nullable String text) {
        return new SuggestionQuery(new TopicId(topic), null, null, null, phone, null, commune, text);
    }
}
