package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done with claim forms: each is registered on its day; in the evening there is a slip for each destination that has complete
 * ones; and in the morning partners send back their lists, in which some forms are rejected and a few seem to be missing until they are
 * found. Not thread-safe.
 */
final class ClaimDesk {

    private static final String SERVICE = "/services/claim-forms";

    /** The demo account of the officers. */
    private static final Account OFFICER = new Account("claims", "demo-claims");

    /** One in so many forms is rejected by its partner. */
    private static final int REJECTED = 17;

    /** One in so many is not there when the partner counts, and turns up a day later. */
    private static final int MISSING = 23;

    private final RelaisClient client;
    private final Screen screen;
    private final Progress progress;
    private final Tally tally;
    private final Map<ClaimForm.Fate, Long> fates;

    /** @param fates counts what became of the forms */
    ClaimDesk(RelaisClient client, Screen screen, Progress progress, Tally tally, Map<ClaimForm.Fate, Long> fates) {
        this.client = client;
        this.screen = screen;
        this.progress = progress;
        this.tally = tally;
        this.fates = fates;
    }

    /** Nothing became of anything yet. */
    static Map<ClaimForm.Fate, Long> noFates() {
        Map<ClaimForm.Fate, Long> fates = new EnumMap<>(ClaimForm.Fate.class);
        for (ClaimForm.Fate fate : ClaimForm.Fate.values()) {
            fates.put(fate, 0L);
        }
        return fates;
    }

    void register(List<ClaimForm> forms) {
        for (ClaimForm form : forms) {
            progress.oneMore();
            Answer answer = client.post(
                    OFFICER, SERVICE + "/forms", form.form(), Map.of("Idempotency-Key", "claim/" + form.formNumber()));
            ClaimForm.@Nullable Fate fate = fate(answer);
            if (fate == form.fate()) {
                fates.merge(fate, 1L, Long::sum);
                count(answer);
            } else {
                tally.failed();
                screen.failure(
                        new Failure(Failure.Kind.CLAIM_FORM, form.line(), form.formNumber(), unexpected(form, answer)));
            }
        }
    }

    /** A form that must be refused was received all the same: somebody was told what to do. */
    private void count(Answer answer) {
        if (answer.status() == 200) {
            tally.known();
        } else {
            tally.received(answer.isSuccess() ? 1 : 0);
        }
    }

    /** Null for an answer that no form should get. */
    private static ClaimForm.@Nullable Fate fate(Answer answer) {
        if (!answer.isSuccess()) {
            boolean refused = answer.json().path("code").asText().equals("claim-forms-work-accident");
            return refused ? ClaimForm.Fate.REFUSED : null;
        }
        boolean missing = answer.json().path("form").path("missing").size() > 0;
        return missing ? ClaimForm.Fate.INCOMPLETE : ClaimForm.Fate.REGISTERED;
    }

    private static Problem unexpected(ClaimForm form, Answer answer) {
        return answer.isSuccess()
                ? new Problem(answer.status(), "unexpected-state", form.fate() + " was expected")
                : Problem.of(answer);
    }

    /** In the evening: hands over what is complete, a slip for each destination. */
    void handOver() {
        for (JsonNode destination : get("/destinations").path("items")) {
            String id = destination.path("id").asText();
            String waiting =
                    "/forms?state=COMPLETE&limit=1&destination=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
            if (get(waiting).path("items").isEmpty()) {
                continue;
            }
            JsonNode slip = post(
                    "/slips",
                    JsonNodeFactory.instance.objectNode().put("destination", id).toString());
            String path = "/slips/" + slip.path("id").asText();
            post(path + "/actions/add", "{}");
            post(path + "/actions/freeze", "{}");
            post(path + "/actions/transmit", "{}");
        }
    }

    /**
     * In the morning: takes in what partners say about slips that are with them, and closes those of which every form is accounted for.
     *
     * @param everything when partners say at last what became of forms that they could not find
     */
    void reconcile(boolean everything) {
        for (JsonNode slip : get("/slips?state=TRANSMITTED").path("items")) {
            String path = "/slips/" + slip.path("id").asText();
            JsonNode whole = get(path);
            boolean second = slip.path("sum").path("missing").asInt() > 0;
            client.post(
                    OFFICER,
                    SERVICE + path + "/reconciliation",
                    list(whole.path("lines"), second || everything),
                    Map.of("Content-Type", "text/csv"));
            if (get(path).path("sum").path("difference").asInt() == 0) {
                post(path + "/actions/close", "{}");
            }
        }
    }

    /** As a partner writes it, of what it has not accounted for yet. */
    private static String list(JsonNode lines, boolean found) {
        List<String> rows = new ArrayList<>(List.of("formNumber;outcome;code;reason"));
        for (JsonNode line : lines) {
            String outcome = line.path("outcome").asText();
            if (outcome.equals("PENDING") || outcome.equals("MISSING")) {
                rows.add(row(line.path("formNumber").asText(), found));
            }
        }
        return String.join("\r\n", rows);
    }

    private static String row(String formNumber, boolean found) {
        int number = Integer.parseInt(formNumber.substring(formNumber.lastIndexOf('-') + 1));
        if (number % MISSING == 0 && !found) {
            return formNumber + ";MISSING;;";
        }
        return number % REJECTED == 0
                ? formNumber + ";REJECTED;ILLEGIBLE;Formulaire illisible"
                : formNumber + ";ACKNOWLEDGED;;";
    }

    private JsonNode get(String path) {
        return settled(client.get(OFFICER, SERVICE + path));
    }

    private JsonNode post(String path, String body) {
        return settled(client.post(OFFICER, SERVICE + path, body, Map.of()));
    }

    private static JsonNode settled(Answer answer) {
        if (!answer.isSuccess()) {
            throw new RefusedException(Problem.of(answer));
        }
        return answer.json();
    }
}
