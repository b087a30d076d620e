package org.relais.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** The clock of an installation in demo mode, which a replay sets to the days that it plays. */
final class OfficeClock {

    private static final String PATH = "/demo/clock";

    /** May set it; in demo mode only, where its password is known. */
    private static final Account ADMINISTRATOR = new Account("admin", "demo-admin");

    private final RelaisClient client;

    OfficeClock(RelaisClient client) {
        this.client = client;
    }

    /** @throws RefusedException when the installation is not in demo mode */
    void set(OffsetDateTime at) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at))
                .toString();
        require(client.put(ADMINISTRATOR, PATH, body));
    }

    /** Back to the machine's time. */
    void reset() {
        require(client.delete(ADMINISTRATOR, PATH));
    }

    private static void require(Answer answer) {
        if (!answer.isSuccess()) {
            throw new RefusedException(Problem.of(answer));
        }
    }
}
