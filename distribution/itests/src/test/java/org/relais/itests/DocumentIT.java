package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Uploads;

@ExtendWith(SharedRelais.class)
class DocumentIT {

    private static final String DOCUMENTS = "/api/v1/documents";
    private static final int LARGEST = 20 * 1024 * 1024;
    private static final int SENDERS = 8;

    private final Api agent;
    private final Path store;

    DocumentIT(Api api, RunningRelais relais) {
        agent = api.signedIn("agent");
        store = relais.data().resolve("documents");
    }

    private static String attachments(String reference) {
        return "/api/v1/cases/" + reference + "/attachments";
    }

    @Test
    void aDocumentIsSentFetchedInPartsAndWithdrawn() {
        String path = attachments(Calls.openCase(agent));
        String content = Uploads.pdf("reçu");
        Answer added = Uploads.send(
                        agent.with("Idempotency-Key", "k"),
                        path,
                        "../Reçu « été ».pdf",
                        content,
                        Map.of("visibility", "REQUESTER", "note", "Reçu de la citoyenne"))
                .expect(201);
        String one = "/api/v1/attachments/" + added.text("/id");

        assertEquals("Reçu « été ».pdf", added.text("/name"));
        assertEquals("application/pdf", added.text("/type"));
        assertEquals(added.json(), agent.get(path).expect(200).json().at("/items/0"));
        assertEquals(added.json(), agent.get(one).expect(200).json());
        Answer whole = agent.get(one + "/content").expect(200);
        assertEquals(content, whole.body());
        assertEquals("application/pdf", whole.header("Content-Type"));
        assertEquals(
                "attachment; filename=\"Recu _ ete _.pdf\";"
                        + " filename*=UTF-8''Re%C3%A7u%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB.pdf",
                whole.header("Content-Disposition"));
        assertEquals("nosniff", whole.header("X-Content-Type-Options"));
        assertTrue(whole.header("Content-Security-Policy").contains("sandbox"));
        assertEquals("private, no-store", whole.header("Cache-Control"));
        assertEquals("14", whole.header("Content-Length"));
        Answer part = agent.with("Range", "bytes=1-3").get(one + "/content").expect(206);
        assertEquals("PDF", part.body());
        assertEquals("bytes 1-3/14", part.header("Content-Range"));
        agent.with("Range", "bytes=14-").get(one + "/content").expect(416);

        String withdraw = one + "/actions/withdraw";
        ProblemDocuments.check(agent.post(withdraw, "{}"), 400, "invalid-request", withdraw);
        JsonNode withdrawn = agent.post(withdraw, "{\"reason\":\"Double\"}")
                .expect(200)
                .json()
                .path("withdrawn");
        assertEquals(
                "agent Double",
                withdrawn.path("by").asText() + " " + withdrawn.path("reason").asText());
        ProblemDocuments.check(agent.get(one + "/content"), 404, "document-withdrawn", one + "/content");
        assertEquals(1, agent.get(path).expect(200).json().path("items").size());
    }

    @Test
    void whatIsNoDocumentOfTheOfficeIsRefusedInWords() {
        JsonNode masquerade = ProblemDocuments.check(
                Uploads.send(agent, DOCUMENTS, "facture.pdf", "<html><script>alert(1)</script></html>"),
                415,
                "document-type-not-allowed",
                DOCUMENTS);
        assertTrue(masquerade.path("allowedTypes").toString().contains("application/pdf"));
        ProblemDocuments.check(Uploads.send(agent, DOCUMENTS, "a.pdf", ""), 422, "document-empty", DOCUMENTS);
        ProblemDocuments.check(
                Uploads.send(agent, DOCUMENTS, "a.pdf", Uploads.pdf("x".repeat(LARGEST))),
                413,
                "document-too-large",
                DOCUMENTS);
        ProblemDocuments.check(
                Uploads.send(agent, DOCUMENTS, "a.pdf", "x".repeat(25 * 1024 * 1024)),
                413,
                "payload-too-large",
                DOCUMENTS);
        ProblemDocuments.check(
                Uploads.send(agent, DOCUMENTS, "a.pdf", "x", Map.of("secret", "1")), 400, "invalid-request", DOCUMENTS);
        ProblemDocuments.check(agent.post(DOCUMENTS, "{}"), 415, "unsupported-media-type", DOCUMENTS);
        ProblemDocuments.check(
                agent.with("Content-Type", "multipart/form-data; boundary=x").send("POST", DOCUMENTS, "--x--"),
                400,
                "invalid-request",
                DOCUMENTS);
    }

    @Test
    void aStoredDocumentGoesWithTheCallThatNamesIt() {
        String id =
                Uploads.send(agent, DOCUMENTS, "a.txt", "Bonjour").expect(201).text("/id");
        ObjectNode call = Calls.complete();
        call.put("description", id);
        String reference = Calls.receive(agent, call).expect(201).text("/cases/0/reference");

        JsonNode attached = agent.get(attachments(reference)).expect(200).json().at("/items/0");
        assertEquals(id, attached.path("id").asText());
        assertEquals(reference, attached.path("case").asText());
        assertTrue(attached.path("expiresAt").isMissingNode());
    }

    /** The process has 384 MB for everything. */
    @Test
    void manyLargeDocumentsAtOnceAreStoredWithoutBeingHeldInMemoryAndOnlyOnce() {
        String path = attachments(Calls.openCase(agent));
        String content = Uploads.pdf("x".repeat(LARGEST - 100));
        long before = contents();
        List<CompletableFuture<Answer>> sent = IntStream.range(0, SENDERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Uploads.send(agent, path, i + ".pdf", content)))
                .toList();
        List<Answer> answers = sent.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.expect(201))
                .toList();

        assertEquals(
                1,
                answers.stream()
                        .map(answer -> answer.text("/sha256"))
                        .distinct()
                        .count());
        assertEquals(1, contents() - before);
        CompletableFuture.allOf(answers.stream()
                        .map(answer -> "/api/v1/attachments/" + answer.text("/id") + "/content")
                        .map(one -> CompletableFuture.runAsync(() -> assertEquals(
                                content.length(),
                                agent.get(one).expect(200).body().length())))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** How many contents are stored, each under a name that does not tell which. */
    private long contents() {
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
