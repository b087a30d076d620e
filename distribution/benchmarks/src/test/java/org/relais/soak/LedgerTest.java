package org.relais.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
