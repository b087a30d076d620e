package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What the people concerned do after the call: a member of the case's department takes it, starts and answers it. Each
 * step begins where the case stands, so that doing it twice changes nothing. Thread-safe.
 */
final class CaseWork {

    /** How a case came out of the hands of this class. */
    enum Outcome {
        RESOLVED,
        ALREADY_DONE,
        LEFT_ALONE
    }

    private static final Set<String> DONE = Set.of("RESOLVED", "CLOSED", "CANCELLED");
    private static final Set<String> CHANGED_MEANWHILE =
            Set.of("stale-revision", "concurrent-change", "action-not-allowed");
    private static final int ROUNDS = 12;

    private final RelaisClient client;
    private final Account reader;
    private final int percent;
    private final String resolution;

    /**
     * @param reader may read every case
     * @param percent share of the calls whose cases are worked
     * @param resolution what the requester is told
     */
    CaseWork(RelaisClient client, Account reader, int percent, String resolution) {
        this.client = client;
        this.reader = reader;
        this.percent = percent;
        this.resolution = resolution;
    }

    /** Whether the call belongs to the share; always the same answer for the same call. */
    boolean concerns(Call call) {
        CRC32 checksum = new CRC32();
        checksum.update(call.callId().getBytes(StandardCharsets.UTF_8));
        return call.opensCase() && checksum.getValue() % 100 < percent;
    }

    /** Takes the case to its resolution. */
    Outcome resolve(String caseId) {
        Answer answer = read(caseId);
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode file = answer.json();
            String status = file.path("status").asText();
            Account member = Account.ofDepartment(file.path("department").asText());
            if (DONE.contains(status)) {
                return round == 0 ? Outcome.ALREADY_DONE : Outcome.RESOLVED;
            }
            if (status.equals("WAITING") || isSomebodyElses(file, status, member)) {
                return Outcome.LEFT_ALONE;
            }
            answer = act(caseId, next(status, member), member, answer);
        }
        throw new RefusedException(new Problem(0, "unstable-case", caseId));
    }

    private Answer act(String caseId, Step step, Account member, Answer known) {
        Map<String, String> headers =
                known.etag().map(tag -> Map.of("If-Match", tag)).orElseGet(Map::of);
        Answer answer = client.post(
                member, path(caseId) + "/actions/" + step.action(), step.body().toString(), headers);
        if (answer.isSuccess()) {
            return answer;
        }
        Problem problem = Problem.of(answer);
        if (CHANGED_MEANWHILE.contains(problem.code())) {
            return unlessUnchanged(read(caseId), known, problem);
        }
        throw new RefusedException(problem);
    }

    /** A refused action is final when the case still stands where it stood; else somebody, or a lost answer, moved it. */
    private static Answer unlessUnchanged(Answer now, Answer before, Problem problem) {
        if (now.json().path("revision").equals(before.json().path("revision"))
                && !problem.code().equals("concurrent-change")) {
            throw new RefusedException(problem);
        }
        return now;
    }

    private Answer read(String caseId) {
        Answer answer = client.get(reader, path(caseId));
        if (!answer.isSuccess()) {
            throw new RefusedException(Problem.of(answer));
        }
        return answer;
    }

    private Step next(String status, Account member) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (status) {
            case "ASSIGNED" -> new Step("start", body);
            case "IN_PROGRESS" ->
                new Step("resolve", body.put("code", "ANSWERED").put("text", resolution));
            default -> new Step("assign", body.put("agent", member.name()));
        };
    }

    private static boolean isSomebodyElses(JsonNode file, String status, Account member) {
        boolean taken = status.equals("ASSIGNED") || status.equals("IN_PROGRESS");
        return taken && !file.path("assignee").asText().equals(member.name());
    }

    private static String path(String caseId) {
        return "/cases/" + caseId;
    }

    private record Step(String action, ObjectNode body) {}
}
