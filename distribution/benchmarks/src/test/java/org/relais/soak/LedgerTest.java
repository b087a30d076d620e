package org.relais.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.soak.Submission.Protocol;

class LedgerTest {

    private final Ledger ledger = new Ledger(new Timeline());
    private final Submission submission = new Submission("soak-1", Protocol.REST, false);

    @Test
    void aKeyWithTwoResultsIsWrong() {
        ledger.accept(submission, new Reply.Receipt("a", "STAMPED", 0));
        ledger.accept(submission, new Reply.Receipt("a", "REGISTERED", 1));
        assertEquals(List.of(), ledger.wrong());

        ledger.accept(submission, new Reply.Receipt("b", "REGISTERED", 1));
        assertEquals(1, ledger.wrong().size());
    }

    @Test
    void noAnswerIsWrongUnlessTheProcessWasKilledMeanwhile() {
        Timeline timeline = new Timeline();
        Ledger noted = new Ledger(timeline);
        IOException gone = new IOException("gone");
        timeline.add(0, Timeline.Kind.READY, "started");
        noted.noAnswer(submission, 0, gone);
        assertEquals(1, noted.wrong().size());

        timeline.add(0, Timeline.Kind.KILLED, "kill -9");
        noted.noAnswer(submission, 0, gone);
        assertEquals(1, noted.wrong().size());
        assertEquals(1, noted.answers().get("REST no answer, killed meanwhile, sent again"));
    }

    @Test
    void theProcessIsDownFromAKillUntilItIsReadyAgain() {
        Timeline timeline = new Timeline();
        timeline.add(1, Timeline.Kind.READY, "started");
        timeline.add(10, Timeline.Kind.KILLED, "kill -9");
        assertTrue(timeline.wasDown(12, 13), "not ready yet");
        timeline.add(15, Timeline.Kind.READY, "restarted");
        timeline.add(20, Timeline.Kind.SWAPPED, "upgrade");

        assertFalse(timeline.wasDown(2, 9.9));
        assertTrue(timeline.wasDown(9, 10.1));
        assertTrue(timeline.wasDown(14.9, 17));
        assertTrue(timeline.wasDown(9, 16));
        assertFalse(timeline.wasDown(15.1, 30));
    }

    @Test
    void onlyA503ThatSaysWhenIsAnInvitationToComeBack() {
        assertTrue(new Reply(Protocol.SOAP, 503, "5", "").isPleaseComeBack());
        assertFalse(new Reply(Protocol.SOAP, 503, "", "").isPleaseComeBack());
        assertFalse(new Reply(Protocol.REST, 500, "5", "").isPleaseComeBack());
    }

    @Test
    void receiptsAreReadFromBothProtocols() {
        Reply.Receipt receipt = new Reply.Receipt("a", "REGISTERED", 1);

        assertEquals(
                receipt,
                new Reply(Protocol.REST, 201, "", "{\"id\":\"a\",\"state\":\"REGISTERED\",\"cases\":[{\"id\":\"c\"}]}")
                        .receipt());
        assertEquals(
                receipt,
                new Reply(
                                Protocol.SOAP,
                                200,
                                "",
                                "<ns2:intake><ns2:id>a</ns2:id><ns2:state>REGISTERED</ns2:state>"
                                        + "<ns2:cases><ns2:id>c</ns2:id></ns2:cases></ns2:intake>")
                        .receipt());
    }
}
