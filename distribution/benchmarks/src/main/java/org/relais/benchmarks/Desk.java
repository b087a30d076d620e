package org.relais.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** The operations of the contract for clients that are measured, each by people of the demo accounts. */
final class Desk {

    private static final String API = "/api/v1";
    private static final String QUEUE = "DPASS";
    private static final int PAGE = 20;
    /** Topic and department of the cases, in turn. */
    private static final List<String[]> SUBJECTS = List.of(
            new String[] {"vaccination", "DPASS", "Certificat de vaccination non reçu"},
            new String[] {"business-aid", "DDET", "Pièces à joindre à la demande d'aide"},
            new String[] {"care", "DPASS", "Résultat de test non communiqué"},
            new String[] {"scholarships", "DERES", "Versement de la bourse"},
            new String[] {"lockdown-rules", "DAJI", "Attestation de déplacement"});

    private final URI server;
    private final CaseIds cases;
    private final String run;
    private final Instant begun;
    private final String agent;
    private final String member;

    /**
     * Signs in the people concerned.
     *
     * @param begun start of the run; calls came in before it
     */
    Desk(URI server, CaseIds cases, Instant begun) throws IOException {
        this.server = server;
        this.cases = cases;
        this.begun = begun;
        this.run = "bench-" + begun.toEpochMilli();
        try (HttpConnection http = new HttpConnection(server)) {
            this.agent = signIn(http, "agent");
            this.member = signIn(http, "dpass");
        }
    }

    /** A phone call is received and opens a case. */
    Operation.ClientOperation receive(int client) {
        HttpConnection http = new HttpConnection(server);
        return new Operation.ClientOperation(
                number -> cases.add(receive(http, number, (int) (number % SUBJECTS.size()))), http);
    }

    /** Somebody reads any case. */
    Operation.ClientOperation read(int client) {
        HttpConnection http = new HttpConnection(server);
        String[] ids = cases.snapshot();
        SplittableRandom random = new SplittableRandom(client);
        return new Operation.ClientOperation(
                number -> {
                    String id = ids[random.nextInt(ids.length)];
                    JsonNode body = http.get(API + "/cases/" + id, agent)
                            .withStatus(200)
                            .body();
                    expect(body, "/id", id);
                },
                http);
    }

    /** A department looks at what it has to do. */
    Operation.ClientOperation firstPage(int client) {
        HttpConnection http = new HttpConnection(server);
        String path = API + "/cases?status=OPEN&department=" + QUEUE + "&limit=" + PAGE;
        return new Operation.ClientOperation(
                number -> checkPage(http.get(path, member).withStatus(200).body()), http);
    }

    /** A call is received, its case assigned, started, noted upon and resolved: five requests. */
    Operation.ClientOperation life(int client) {
        HttpConnection http = new HttpConnection(server);
        return new Operation.ClientOperation(
                number -> {
                    String id = receive(http, number, 0);
                    cases.add(id);
                    String path = API + "/cases/" + id;
                    act(http, path, "assign", "{\"agent\":\"dpass\"}", "ASSIGNED");
                    act(http, path, "start", "{}", "IN_PROGRESS");
                    http.post(path + "/notes", member, "{\"text\":\"Rappelé à 14 h\",\"visibility\":\"INTERNAL\"}")
                            .withStatus(201);
                    act(http, path, "resolve", "{\"code\":\"ANSWERED\",\"text\":\"Certificat envoyé\"}", "RESOLVED");
                },
                http);
    }

    private String receive(HttpConnection http, long number, int subject) throws IOException {
        BasicClassicHttpRequest request = http.request("POST", API + "/channels/phone/intakes", Optional.of(agent));
        request.setHeader("Idempotency-Key", run + "-" + number);
        JsonNode body = http.send(HttpConnection.withBody(request, intake(number, SUBJECTS.get(subject))))
                .withStatus(201)
                .body();
        expect(body, "/state", "REGISTERED");
        if (body.path("cases").size() != 1) {
            throw new UnexpectedAnswerException("not one case: " + body);
        }
        return body.at("/cases/0/id").asText();
    }

    private String intake(long number, String[] subject) {
        return "{\"site\":\"caps\",\"topic\":\"" + subject[0] + "\",\"subject\":\"" + subject[2]
                + "\",\"commune\":\"Païta\",\"requester\":{\"firstName\":\"Léa\",\"lastName\":\"Kaloï\","
                + "\"phone\":\"20.52.52\"},\"call\":{\"callId\":\"" + run + "-" + number
                + "\",\"caller\":\"20.52.52\",\"startedAt\":\""
                + begun.minusSeconds(number % 86_400) + "\",\"waitSeconds\":23,\"talkSeconds\":329},"
                + "\"outcome\":\"CASE\",\"department\":\"" + subject[1] + "\"}";
    }

    private void act(HttpConnection http, String path, String action, String body, String status) throws IOException {
        expect(
                http.post(path + "/actions/" + action, member, body)
                        .withStatus(200)
                        .body(),
                "/status",
                status);
    }

    private static void checkPage(JsonNode page) {
        if (page.path("items").size() != PAGE || page.at("/total/value").asLong() < PAGE) {
            throw new UnexpectedAnswerException("not a full page with its total: " + page);
        }
        for (JsonNode item : page.path("items")) {
            expect(item, "/department", QUEUE);
        }
    }

    private static String signIn(HttpConnection http, String account) throws IOException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("username", account)
                .put("password", "demo-" + account)
                .toString();
        BasicClassicHttpRequest request = http.request("POST", API + "/sessions", Optional.empty());
        return http.send(HttpConnection.withBody(request, body))
                .withStatus(201)
                .body()
                .path("token")
                .asText();
    }

    private static void expect(JsonNode body, String pointer, String value) {
        if (!body.at(pointer).asText().equals(value)) {
            throw new UnexpectedAnswerException(pointer + " is not " + value + ": " + body);
        }
    }
}
