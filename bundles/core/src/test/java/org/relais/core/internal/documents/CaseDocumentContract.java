package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;

/** What the documents of a case promise, and to whom, on a real database and real files. */
abstract class CaseDocumentContract extends DocumentContract {

    @Test
    void aDocumentIsReadAsItWasSentAndTheJournalHasItsHash() throws Exception {
        CaseId subject = open("one");
        DocumentView added = documents.add(AGENT, subject, pdf("Reçu n° 1.pdf", "a"), null);

        assertEquals("application/pdf", added.type());
        assertEquals("Reçu n° 1.pdf", added.name());
        assertNull(added.expiresAt());
        assertEquals(List.of(added), documents.list(AGENT, subject));
        assertEquals(added, documents.get(OfficeFixture.SUPERVISOR, added.id()));
        assertArrayEquals(bytes("a"), read(AGENT, added.id()));
        JournalEntry entry = last(subject);
        assertEquals("add-document", entry.action());
        assertEquals(List.of("", added.sha256()), entry.changes().get("sha256"));
        assertTrue(desk.cases.journal(AGENT, subject).intact());
    }

    @Test
    void aKeyAnswersTheFirstDocumentAgainAndNoOther() {
        CaseId subject = open("key");
        IdempotencyKey key = new IdempotencyKey("k");
        DocumentView first = documents.add(AGENT, subject, pdf("a.pdf", "1"), key);

        assertEquals(first, documents.add(AGENT, subject, pdf("a.pdf", "1"), key));
        assertRefused(Errors.IDEMPOTENCY_KEY_REUSED, () -> documents.add(AGENT, subject, pdf("a.pdf", "2"), key));
        assertRefused(Errors.IDEMPOTENCY_KEY_REUSED, () -> documents.add(AGENT, subject, pdf("b.pdf", "1"), key));
        assertEquals(1, documents.list(AGENT, subject).size());
        DocumentView draft = documents.store(AGENT, pdf("a.pdf", "1"), key);
        assertEquals(draft, documents.store(AGENT, pdf("a.pdf", "1"), key));
    }

    @Test
    void aKeySentByManyAtOnceStoresOneDocument() {
        CaseId subject = open("many");
        IdempotencyKey key = new IdempotencyKey("k");
        List<CompletableFuture<DocumentId>> sent = IntStream.range(0, 4)
                .mapToObj(any -> CompletableFuture.supplyAsync(() ->
                        documents.add(AGENT, subject, pdf("a.pdf", "new"), key).id()))
                .toList();

        assertEquals(1, sent.stream().map(CompletableFuture::join).distinct().count());
        assertEquals(1, documents.list(AGENT, subject).size());
    }

    @Test
    void aCaseTakesOnlySoMuchUntilSomethingIsWithdrawn() {
        CaseId subject = open("full");
        DocumentView first = documents.add(AGENT, subject, pdf("0.pdf", "0"), null);
        for (int i = 1; i < 5; i++) {
            documents.add(AGENT, subject, pdf(i + ".pdf", "" + i), null);
        }
        assertRefused(DocumentErrors.TOO_MANY, () -> documents.add(AGENT, subject, pdf("5.pdf", "5"), null));
        documents.withdraw(AGENT, first.id(), "Double");
        documents.add(AGENT, subject, pdf("5.pdf", "5"), null);
        assertEquals(6, documents.list(AGENT, subject).size());

        CaseId heavy = open("heavy");
        for (int i = 0; i < 3; i++) {
            documents.add(AGENT, heavy, pdf("h.pdf", i + "x".repeat(900)), null);
        }
        assertRefused(DocumentErrors.TOO_MANY, () -> documents.add(AGENT, heavy, pdf("h.pdf", "x".repeat(900)), null));
    }

    @Test
    void aWithdrawnDocumentStaysOnTheCaseWithWhoAndWhyButIsHandedOutNoMore() {
        CaseId subject = open("withdrawn");
        DocumentView added = documents.add(AGENT, subject, pdf("a.pdf", "1"), null);
        DocumentView withdrawn = documents.withdraw(AGENT, added.id(), "Envoyé par erreur");

        assertEquals("agent", withdrawn.withdrawn().by());
        assertEquals("Envoyé par erreur", withdrawn.withdrawn().reason());
        assertEquals(List.of(withdrawn), documents.list(AGENT, subject));
        assertRefused(DocumentErrors.WITHDRAWN, () -> documents.open(AGENT, added.id()));
        JournalEntry entry = last(subject);
        assertEquals("withdraw-document", entry.action());
        assertEquals("Envoyé par erreur", entry.reason());
        assertEquals(withdrawn, documents.withdraw(AGENT, added.id(), "encore"));
        assertEquals(entry, last(subject));
        assertRefused(Errors.INVALID_REQUEST, () -> documents.withdraw(AGENT, added.id(), " "));
    }

    @Test
    void whoMayNotKnowOfACaseKnowsOfNoneOfItsDocuments() {
        CaseId subject = open("secret");
        DocumentView added = documents.add(AGENT, subject, pdf("a.pdf", "1"), null);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                subject,
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "Affaire sensible"));
        Caller stranger = OfficeFixture.DEL;

        assertRefused(Errors.NOT_FOUND, () -> documents.get(stranger, added.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.open(stranger, added.id()));
        assertRefused(Errors.NOT_FOUND, () -> documents.list(stranger, subject));
        assertRefused(Errors.NOT_FOUND, () -> documents.withdraw(stranger, added.id(), "r"));
        assertRefused(Errors.NOT_FOUND, () -> documents.add(stranger, subject, pdf("b.pdf", "2"), null));
        RelaisException none = assertThrows(
                RelaisException.class,
                () -> documents.get(stranger, new DocumentId(added.id().value())));
        RelaisException hidden = assertThrows(RelaisException.class, () -> documents.get(stranger, added.id()));
        assertEquals(none.detail(), hidden.detail());
        assertEquals(added, documents.get(OfficeFixture.SUPERVISOR, added.id()));
        assertRefused(Errors.FORBIDDEN, () -> documents.get(OfficeFixture.ADMIN, added.id()));
    }

    @Test
    void aDepartmentAddsToItsOwnCasesAlone() {
        CaseId subject = open("own");
        String department = desk.cases.get(AGENT, subject).department().value();
        Caller own = department.equals("DPASS") ? OfficeFixture.DPASS : OfficeFixture.DEL;
        Caller other = department.equals("DPASS") ? OfficeFixture.DEL : OfficeFixture.DPASS;
        DocumentView added = documents.add(own, subject, pdf("a.pdf", "1"), null);

        assertRefused(Errors.FORBIDDEN, () -> documents.add(other, subject, pdf("a.pdf", "1"), null));
        assertRefused(Errors.FORBIDDEN, () -> documents.withdraw(other, added.id(), "r"));
        assertEquals(added, documents.get(other, added.id()));
    }

    @Test
    void documentsStayWithTheirCaseWhateverIsMerged() {
        CaseId one = open("a");
        CaseId other = open("b");
        DocumentView added = documents.add(AGENT, one, pdf("a.pdf", "1"), null);
        run(one, new CaseCommand.Merge(other));

        assertEquals(List.of(), documents.list(AGENT, other));
        assertEquals(List.of(added), documents.list(AGENT, one));
        run(one, new CaseCommand.Unmerge("Erreur"));
        assertEquals(List.of(added), documents.list(AGENT, one));
        assertEquals(Note.Visibility.INTERNAL, added.visibility());
    }

    private void run(CaseId subject, CaseCommand command) {
        desk.cases.execute(OfficeFixture.SUPERVISOR, subject, OptionalLong.empty(), command);
    }
}
