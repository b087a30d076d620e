package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How something is handed in: once for its key, however often it is sent. */
final class Intakes {

    private Intakes() {}

    /**
     * @param path of the channel's intakes
     * @param tally counts whether it was new
     * @return the receipt
     * @throws RefusedException when it is not taken
     */
    static JsonNode send(RelaisClient client, Account account, String path, String body, String key, Tally tally) {
        Answer answer = client.post(account, path, body, Map.of("Idempotency-Key", key));
        JsonNode receipt = answer.json();
        if (answer.status() == 201) {
            tally.received(receipt.path("cases").size());
        } else if (answer.status() == 200) {
            tally.known();
        } else {
            throw new RefusedException(Problem.of(answer));
        }
        return receipt;
    }
}
