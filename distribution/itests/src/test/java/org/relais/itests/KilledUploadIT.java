package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ScriptedRelais;
import org.relais.itests.harness.Uploads;

/** Documents are being sent while the system loses its process. */
class KilledUploadIT {

    private static final int SENDERS = 3;
    private static final int ACKNOWLEDGED = 12;

    /** Of a size that takes a moment. */
    private static final String FILLING = "x".repeat(200_000);

    /** A hundred per case are too few here, and a quarter of an hour is too long. */
    private static final String SWEEPS =
            "graceSeconds = 3\nsweepSeconds = 1\nmaxPerCase = 10000\nmaxBytesPerCase = 10000000000\n";

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    @Test
    void everyDocumentHasItsFileAndAfterASweepEveryFileHasItsDocument() throws Exception {
        try (ScriptedRelais relais = new ScriptedRelais("uploads", Map.of())) {
            relais.configure("org.relais.documents", SWEEPS);
            relais.start();
            Api agent = new Api(relais.url()).signedIn("agent");
            List<String> cases = IntStream.range(0, SENDERS)
                    .mapToObj(any -> Calls.openCase(agent))
                    .toList();
            List<CompletableFuture<Void>> senders = cases.stream()
                    .map(one -> CompletableFuture.runAsync(() -> send(agent, one)))
                    .toList();
            Patience.until("documents are being stored", () -> acknowledged.size() >= ACKNOWLEDGED);
            relais.kill();
            senders.forEach(CompletableFuture::join);

            Path store = relais.data().resolve("documents");
            Files.writeString(store.resolve("incoming").resolve("half-sent"), "a process died here");
            Path stray = Files.createDirectories(store.resolve("00")).resolve("0".repeat(64));
            Files.writeString(stray, "a process died between file and row");
            relais.start();

            Api again = new Api(relais.url()).signedIn("agent");
            Set<String> known = new TreeSet<>();
            for (String one : cases) {
                for (JsonNode document : again.get(path(one)).expect(200).json().path("items")) {
                    known.add(document.path("sha256").asText());
                    acknowledged.remove(document.path("id").asText());
                    Answer content = again.get(
                                    "/api/v1/attachments/" + document.path("id").asText() + "/content")
                            .expect(200);
                    assertEquals(document.path("size").asInt(), content.body().length());
                }
            }
            assertEquals(Set.of(), acknowledged, "acknowledged and lost");
            assertTrue(known.size() >= ACKNOWLEDGED, known::toString);
            Patience.until("the sweep is done", () -> files(store).size() == known.size(), () -> files(store));
            assertTrue(files(store).stream().noneMatch(known::contains), "files do not tell which contents they are");
        }
    }

    /** Until the process is gone. */
    private void send(Api agent, String reference) {
        try {
            while (true) {
                String content = Uploads.pdf(number.incrementAndGet() + FILLING);
                Answer answer = Uploads.send(agent, path(reference), "a.pdf", content);
                if (answer.status() == 201) {
                    acknowledged.add(answer.text("/id"));
                }
            }
        } catch (UncheckedIOException gone) {
            // what was not acknowledged may be there or not
        }
    }

    private static String path(String reference) {
        return "/api/v1/cases/" + reference + "/attachments";
    }

    private static Set<String> files(Path store) {
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException swept) {
            return Set.of();
        }
    }
}
