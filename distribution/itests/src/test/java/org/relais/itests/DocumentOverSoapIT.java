package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;
import org.relais.itests.harness.Uploads;

/** Contents as attachments of messages (MTOM), as a client without a toolkit sends them. */
@ExtendWith(SharedRelais.class)
class DocumentOverSoapIT {

    private static final String SERVICE = "urn:relais:documents";
    private static final String ADDRESS = "/soap/documents";
    private static final String CONTENT = Uploads.pdf("x".repeat(2 * 1024 * 1024));

    private final Api agent;

    DocumentOverSoapIT(Api api) {
        agent = api.signedIn("agent");
    }

    private Answer ask(String operation, String members, String part) {
        String message = ("--B\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                        + "Content-ID: <root@client>\r\n\r\n"
                        + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                        + "<%1$s xmlns=\"%2$s\">%3$s</%1$s></s:Body></s:Envelope>\r\n%4$s--B--\r\n")
                .formatted(operation, SERVICE, members, part);
        return agent.with(
                        "Content-Type",
                        "multipart/related; type=\"application/xop+xml\"; start=\"<root@client>\";"
                                + " start-info=\"application/soap+xml\"; boundary=B")
                .send("POST", ADDRESS, message);
    }

    private Answer plain(String operation, String members) {
        return Soap.V12.send(agent, ADDRESS, "", SERVICE, operation, members);
    }

    @Test
    void aContentGoesInAndOutAsAnAttachment() {
        String reference = Calls.openCase(agent);
        String include = "<content><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                + " href=\"cid:content@client\"/></content>";
        String part = "--B\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
                + "Content-ID: <content@client>\r\n\r\n" + CONTENT + "\r\n";
        Answer added = ask("AddDocument", "<case>" + reference + "</case><name>Reçu.pdf</name>" + include, part)
                .expect(200);
        String id = Soap.V12.text(added, "id");
        assertEquals("application/pdf", Soap.V12.text(added, "type"));
        assertEquals("Reçu.pdf", Soap.V12.text(plain("ListDocuments", "<case>" + reference + "</case>"), "name"));

        Answer got = ask("GetDocument", "<id>" + id + "</id>", "").expect(200);
        assertTrue(got.header("Content-Type").startsWith("multipart/related"), got.headers()::toString);
        assertTrue(got.body().contains(CONTENT), "the content as it was sent");
        assertEquals(
                CONTENT,
                agent.get("/api/v1/attachments/" + id + "/content").expect(200).body());
        assertEquals("document-too-large", Soap.V12.text(plain("GetDocument", "<id>" + id + "</id>"), "code"));
    }

    @Test
    void refusalsAreThoseOfRest() {
        String reference = Calls.openCase(agent);
        String html = "PGh0bWw+PGJvZHk+eDwvYm9keT48L2h0bWw+";
        String members = "<case>" + reference + "</case><name>a.pdf</name>";
        assertEquals(
                "document-type-not-allowed",
                Soap.V12.text(plain("AddDocument", members + "<content>" + html + "</content>"), "code"));
        assertEquals("invalid-request", Soap.V12.text(plain("AddDocument", members), "code"));

        Answer added = plain("AddDocument", members + "<content>Qm9uam91cg==</content>");
        String id = "<id>" + Soap.V12.text(added, "id") + "</id>";
        assertEquals("Qm9uam91cg==", Soap.V12.text(plain("GetDocument", id), "content"));
        assertEquals("invalid-request", Soap.V12.text(plain("WithdrawDocument", id), "code"));
        assertEquals("Double", Soap.V12.text(plain("WithdrawDocument", id + "<reason>Double</reason>"), "reason"));
        assertEquals("document-withdrawn", Soap.V12.text(plain("GetDocument", id), "code"));
    }
}
