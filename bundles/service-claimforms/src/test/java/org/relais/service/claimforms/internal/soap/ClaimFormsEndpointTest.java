package org.relais.service.claimforms.internal.soap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.claimforms.internal.ClaimFormFixture.CLAIMS;
import static org.relais.service.claimforms.internal.ClaimFormFixture.STRANGER;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.identity.Caller;
import org.relais.service.claimforms.internal.ClaimFormFixture;
import org.relais.service.claimforms.internal.soap.InMemorySoap.Version;
import org.relais.testkit.TestDatabase;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The endpoint behind its contract, through a real SOAP runtime that checks every message against the schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimFormsEndpointTest {

    private static final String LIST = "<ListMutuals xmlns='urn:relais:claim-forms'/>";

    private static final String PUT = """
            <c:PutMutual xmlns:c='urn:relais:claim-forms' xmlns:t='urn:relais:common'>
              <c:code>NORD</c:code>%s
              <c:name><t:fr>Mutuelle du Nord</t:fr><t:en>Northern mutual</t:en></c:name>
              <c:alias>Nord</c:alias><c:alias>Province Nord</c:alias>
              <c:destination>CAFAT</c:destination>%s
            </c:PutMutual>
            """;

    private final ClaimFormFixture fixture = new ClaimFormFixture(TestDatabase.derby());
    private final InMemorySoap soap = new InMemorySoap(new ClaimFormsEndpoint(fixture.mutuals));

    @BeforeEach
    void restore() {
        fixture.restore();
    }

    @AfterAll
    void stop() {
        soap.close();
        fixture.close();
    }

    private Element answer(Version version, Caller caller, String request) throws Exception {
        return soap.call(version, caller, request);
    }

    /** The texts of all elements of a name. */
    private static List<String> texts(Element answer, String name) {
        NodeList found = answer.getElementsByTagNameNS("*", name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource
    void listsTheMutualsInBothVersionsOfSoap(Version version) throws Exception {
        Element answer = answer(version, CLAIMS, LIST);
        assertEquals(
                "{urn:relais:claim-forms}ListMutualsResponse",
                "{%s}%s".formatted(answer.getNamespaceURI(), answer.getLocalName()));
        assertEquals(List.of("COMMERCE", "MDF", "MPL", "SLN"), texts(answer, "code"));
        assertEquals("Mutuelle des fonctionnaires", texts(answer, "fr").get(1));
        assertTrue(texts(answer, "alias").contains("Patentés et Libéraux"));
        assertEquals(List.of("true", "true", "true", "true"), texts(answer, "active"));
    }

    @ParameterizedTest
    @EnumSource
    void addsAMutual(Version version) throws Exception {
        Element answer = answer(version, CLAIMS, PUT.formatted("<c:expectedRevision>0</c:expectedRevision>", ""));
        assertEquals(List.of("NORD"), texts(answer, "code"));
        assertEquals(List.of("Province Nord"), texts(answer, "alias"));
        assertEquals(List.of("1"), texts(answer, "revision"));
        assertEquals(
                "Northern mutual", fixture.mutuals.get(CLAIMS, "NORD").name().en());
        assertEquals(1, fixture.journal.size());
    }

    @Test
    void takesAMutualOutOfUse() throws Exception {
        Element answer = answer(Version.SOAP_1_2, CLAIMS, PUT.formatted("", "<c:active>false</c:active>"));
        assertEquals(List.of("false"), texts(answer, "active"));
    }

    @Test
    void refusesWhatTheContractDoesNotKnow() throws Exception {
        Element answer = answer(Version.SOAP_1_2, CLAIMS, PUT.formatted("", "<c:surprise/>"));
        assertEquals("Fault", answer.getLocalName());
        assertTrue(answer.getTextContent().contains("surprise"), answer::getTextContent);
        assertEquals(4, fixture.mutuals.list(CLAIMS).size());
    }

    @Test
    void refusesWithTheCodesOfTheService() throws Exception {
        String stale = answer(Version.SOAP_1_2, CLAIMS, PUT.formatted("<c:expectedRevision>7</c:expectedRevision>", ""))
                .getTextContent();
        assertTrue(stale.contains("stale-revision"), stale);
        String unknown = answer(Version.SOAP_1_2, STRANGER, LIST).getTextContent();
        assertTrue(unknown.contains("not-found"), unknown);
    }
}
