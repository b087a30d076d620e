package org.relais.web.internal.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.relais.web.internal.problem.Beginning;

class ProblemErrorHandlerTest {

    private final Beginning beginning = new Beginning();

    private String answer(String path) throws Exception {
        Server server = new Server();
        LocalConnector connector = new LocalConnector(server);
        server.addConnector(connector);
        server.setErrorHandler(new ProblemErrorHandler(beginning));
        server.start();
        try {
            return connector.getResponse("GET " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_path_that_cannot_be_decoded_is_refused_without_an_instance() throws Exception {
        String answer = answer("/api/v1/cases/%00");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"code\":\"invalid-request\""), answer);
        assertFalse(answer.contains("instance"), answer);
    }

    @Test
    void until_the_system_was_ready_once_what_nobody_serves_yet_is_on_its_way() throws Exception {
        String answer = answer("/api/v1/cases");

        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("Retry-After: "), answer);
    }

    @Test
    void a_path_that_nobody_serves_is_the_instance() throws Exception {
        beginning.end();
        String answer = answer("/nothing");

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("\"instance\":\"/nothing\""), answer);
        assertEquals(-1, answer.indexOf("<html"), answer);
    }
}
