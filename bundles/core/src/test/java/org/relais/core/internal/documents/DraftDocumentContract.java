package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentView;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;

/** Documents that belong to no case yet: drafts, and what comes with a form or a channel, on a real database and real files. */
abstract class DraftDocumentContract extends DocumentContract {

    @Test
    void aDraftIsItsOwnersAloneAndGoesWhenNothingTakesIt() {
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        assertEquals(draft, documents.get(AGENT, draft.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.get(OfficeFixture.SUPERVISOR, draft.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.attach(OfficeFixture.SUPERVISOR, open("x"), draft.id()));

        muchLater();
        desk.documents.sweep();
        assertEquals(1, desk.count("RELAIS_DOCUMENT"));
        desk.clock.advance(Duration.ofDays(1));
        desk.documents.sweep();
        assertEquals(0, desk.count("RELAIS_DOCUMENT"));
        assertEquals(0, desk.count("RELAIS_CONTENT"));
        assertEquals(List.of(), desk.documents.files());
        assertRefused(Errors.NOT_FOUND, () -> documents.get(AGENT, draft.id()));
    }

    @Test
    void aChannelSaysHowLongAnUploadIsKeptThatBelongsToNothingYet() {
        DocumentView kept = documents.store(AGENT, pdf("a.pdf", "kept"), null);
        DocumentView givenUp = documents.store(AGENT, pdf("b.pdf", "given up"), null);
        Instant until = desk.clock.instant().plus(Duration.ofDays(7));
        desk.documents.unasked().keep(AGENT.account(), kept.id(), until);
        desk.documents.unasked().keep("somebody", givenUp.id(), until);
        desk.documents.unasked().keep(AGENT.account(), givenUp.id(), desk.clock.instant());
        desk.clock.advance(Duration.ofDays(6));
        desk.documents.sweep();

        assertEquals(until, documents.get(AGENT, kept.id()).expiresAt());
        assertRefused(Errors.NOT_FOUND, () -> documents.get(AGENT, givenUp.id()));
        desk.documents.unasked().keep(AGENT.account(), givenUp.id(), until);
        DocumentView attached = documents.attach(AGENT, open("one"), kept.id());
        desk.documents.unasked().keep(AGENT.account(), kept.id(), desk.clock.instant());
        assertEquals(attached, documents.get(AGENT, kept.id()));
    }

    @Test
    void aDraftIsAttachedToOneCase() {
        CaseId subject = open("one");
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        DocumentView attached = documents.attach(AGENT, subject, draft.id());

        assertNull(attached.expiresAt());
        assertEquals(attached, documents.attach(AGENT, subject, draft.id()));
        assertEquals(List.of(attached), documents.list(AGENT, subject));
        CaseId other = open("other");
        assertRefused(DocumentErrors.ALREADY_ATTACHED, () -> documents.attach(AGENT, other, draft.id()));
        desk.clock.advance(Duration.ofDays(2));
        desk.documents.sweep();
        assertEquals(List.of(attached), documents.list(AGENT, subject));
    }

    @Test
    void ofTwoCasesThatTakeADraftAtTheSameMomentOneHasIt() {
        for (int round = 0; round < 10; round++) {
            DocumentView draft = documents.store(AGENT, pdf("a.pdf", "round " + round), null);
            List<CaseId> cases = List.of(open("left" + round), open("right" + round));
            List<CompletableFuture<Boolean>> taken = cases.stream()
                    .map(subject -> CompletableFuture.supplyAsync(() -> {
                        try {
                            documents.attach(AGENT, subject, draft.id());
                            return true;
                        } catch (RelaisException refused) {
                            assertEquals(DocumentErrors.ALREADY_ATTACHED, refused.code());
                            return false;
                        }
                    }))
                    .toList();
            long winners = taken.stream().filter(CompletableFuture::join).count();
            assertEquals(1, winners);
            assertEquals(
                    1,
                    cases.stream()
                            .mapToInt(subject -> documents.list(AGENT, subject).size())
                            .sum());
            assertEquals(
                    1,
                    cases.stream()
                            .filter(subject -> last(subject).action().equals("add-document"))
                            .count(),
                    "the journal of the other case does not claim it");
        }
    }

    /** Another transaction removes the draft between the moment in which it is read and that in which it is written. */
    @Test
    void aDraftThatExpiresWhileACaseTakesItIsNotOnThatCase() {
        CaseId subject = open("expired");
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> desk.unitOfWork.execute(() -> {
                    documents.get(AGENT, draft.id());
                    CompletableFuture.runAsync(() -> {
                                desk.clock.advance(Duration.ofDays(2));
                                desk.documents.sweep();
                            })
                            .join();
                    return documents.attach(AGENT, subject, draft.id());
                }));
        assertEquals("concurrent-change", refused.code().value());
        assertEquals(0, desk.count("RELAIS_DOCUMENT"));
        assertNotEquals("add-document", last(subject).action());
        assertRefused(Errors.NOT_FOUND, () -> documents.attach(AGENT, subject, draft.id()));
    }

    @Test
    void aFormTakesTheDocumentsItNamesAlong() {
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        DocumentView foreign = documents.store(OfficeFixture.SUPERVISOR, pdf("b.pdf", "other"), null);
        CaseId subject = receive("form", draft.id().toString());
        receive("foreign", foreign.id().toString());

        List<DocumentView> there = documents.list(AGENT, subject);
        assertEquals(List.of(draft.id()), there.stream().map(DocumentView::id).toList());
        assertNull(there.get(0).expiresAt());
        assertEquals("add-document", last(subject).action());
        assertNull(documents.get(OfficeFixture.SUPERVISOR, foreign.id()).intake());
    }

    @Test
    void anIntakeThatWaitsKeepsItsDocumentsHoweverLong() {
        var counter = DeskFixture.counter();
        desk.intakes.arrive(counter);
        desk.intakes.leave(counter);
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "draft"), null);
        IntakeId intake = desk.receive("waits", Map.of("subject", draft.id().toString(), "topic", "vaccination"))
                .intake()
                .id();
        desk.clock.advance(Duration.ofDays(3));
        desk.documents.sweep();
        assertEquals(intake, documents.get(AGENT, draft.id()).intake());
        assertEquals(1, desk.documents.unasked().list(intake).size());

        desk.intakes.arrive(DeskFixture.counter());
        CaseId subject = desk.intakes.desk().get(AGENT, intake).cases().get(0).id();
        assertEquals(draft.id(), documents.list(AGENT, subject).get(0).id());
    }

    @Test
    void aDocumentOfAConfidentialIntakeIsForThoseWhoMayKnowOfTheIntake() {
        var counter = DeskFixture.counter();
        desk.intakes.arrive(counter);
        desk.intakes.leave(counter);
        desk.intakes.leaveAll();
        Caller other = new Caller("agent2", AGENT.roles(), AGENT.ownDepartment());
        for (String topic : List.of("conflict", "vaccination")) {
            DocumentView draft = documents.store(AGENT, pdf("a.pdf", topic), null);
            desk.receive(topic, Map.of("subject", draft.id().toString(), "topic", topic));
            assertEquals(draft.id(), documents.get(AGENT, draft.id()).id());
            assertEquals(
                    draft.id(),
                    documents.get(OfficeFixture.SUPERVISOR, draft.id()).id());
            for (Caller stranger : List.of(other, OfficeFixture.DPASS, OfficeFixture.DEL)) {
                if (topic.equals("vaccination")) {
                    assertEquals(draft.id(), documents.get(stranger, draft.id()).id());
                } else {
                    assertRefused(Errors.NOT_FOUND, () -> documents.get(stranger, draft.id()));
                    assertRefused(Errors.NOT_FOUND, () -> documents.open(stranger, draft.id()));
                }
            }
        }
    }

    @Test
    void aPlugInStoresAttachesAndReadsWithoutACaller() throws Exception {
        CaseId subject = open("plug-in");
        DocumentView draft = desk.documents.unasked().store("web", pdf("a.pdf", "citizen"));
        DocumentView attached = desk.documents.unasked().attach("web", subject, draft.id());

        assertEquals(List.of(attached), desk.documents.unasked().list(subject));
        assertEquals("web", last(subject).actor());
        try (InputStream content =
                desk.documents.unasked().open(draft.id()).source().open()) {
            assertArrayEquals(bytes("citizen"), content.readAllBytes());
        }
    }
}
