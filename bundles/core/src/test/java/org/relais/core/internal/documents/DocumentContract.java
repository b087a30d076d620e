package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.documents.DocumentId;
import org.relais.documents.Documents;
import org.relais.documents.NewDocument;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;

/** What the contracts about documents have in common: a desk on a database that is wiped after each test, and documents to store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocumentContract {

    static final Caller AGENT = OfficeFixture.AGENT;

    final TestDatabase database = database();

    DeskFixture desk;
    Documents documents;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
        documents = desk.documents.service();
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    void muchLater() {
        desk.documents.age(Duration.ofHours(2));
        desk.clock.advance(Duration.ofHours(2));
    }

    byte[] read(Caller caller, DocumentId document) throws IOException {
        try (InputStream content = documents.open(caller, document).source().open()) {
            return content.readAllBytes();
        }
    }

    JournalEntry last(CaseId subject) {
        List<JournalEntry> entries =
                desk.cases.journal(OfficeFixture.SUPERVISOR, subject).entries();
        return entries.get(entries.size() - 1);
    }

    CaseId open(String key) {
        return receive(key, "Sujet " + key);
    }

    CaseId receive(String key, String subject) {
        return desk.receive(key, Map.of("subject", subject, "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    static NewDocument pdf(String name, String text) {
        return new NewDocument(name, new ByteArrayInputStream(bytes(text)));
    }

    static byte[] bytes(String text) {
        return utf8("%PDF-1.4\n" + text);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void assertRefused(ErrorCode code, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
    }
}
