package org.relais.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskTest {

    private final FakeDesk server = new FakeDesk();
    private final CaseIds cases = new CaseIds();
    private final Desk desk = new Desk(server.url(), cases, Instant.parse("2026-01-05T00:00:00Z"));

    DeskTest() throws IOException {}

    @BeforeEach
    void forgetTheSignIn() {
        server.requests().clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_life_is_received_by_the_desk_and_worked_by_the_department() throws Exception {
        perform(desk.life(0));

        assertEquals(
                List.of(
                        "POST /channels/phone/intakes Bearer agent",
                        "POST /cases/c1/actions/assign Bearer dpass",
                        "POST /cases/c1/actions/start Bearer dpass",
                        "POST /cases/c1/notes Bearer dpass",
                        "POST /cases/c1/actions/resolve Bearer dpass"),
                server.requests());
    }

    @Test
    void a_received_case_can_be_read() throws Exception {
        perform(desk.receive(0));

        perform(desk.read(0));

        assertEquals("GET /cases/c1 Bearer agent", server.requests().get(1));
    }

    @Test
    void a_page_that_is_not_full_is_no_figure() throws Exception {
        perform(desk.firstPage(0));
        server.setPageSize(19);

        assertThrows(UnexpectedAnswerException.class, () -> perform(desk.firstPage(0)));
    }

    @Test
    void another_status_than_the_right_one_is_no_figure() throws Exception {
        try (HttpConnection http = new HttpConnection(server.url())) {
            HttpConnection.Answer answer = http.get("/api/v1/cases/c1", "agent");

            assertThrows(UnexpectedAnswerException.class, () -> answer.withStatus(201));
        }
    }

    private static void perform(Operation.ClientOperation client) throws Exception {
        try (client) {
            client.operation().perform(1);
        }
    }
}
