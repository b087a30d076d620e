package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

@ExtendWith(SharedRelais.class)
class RequesterIT {

    private static final String REQUESTERS = "/api/v1/requesters";
    private static final String SUGGESTIONS = "/api/v1/cases/suggestions";
    private static final String TARGET = "urn:relais:requesters";

    private final Api agent;
    private final Api admin;

    /** Six digits that no other test has: the container and its cases are shared. */
    private final String number = "2" + ThreadLocalRandom.current().nextInt(10_000, 99_999);

    RequesterIT(Api api) {
        agent = api.signedIn("agent");
        admin = api.signedIn("admin");
    }

    /** A call of today, since only recent cases are suggested. */
    private ObjectNode call(String firstName, String lastName, String phone) {
        ObjectNode form = Calls.complete();
        ((ObjectNode) form.get("requester"))
                .put("firstName", firstName)
                .put("lastName", lastName)
                .put("phone", phone)
                .remove("email");
        ((ObjectNode) form.get("call")).remove("startedAt");
        return form;
    }

    private Answer caseOf(ObjectNode form) {
        String reference = Calls.receive(agent, form).expect(201).text("/cases/0/reference");
        return agent.get("/api/v1/cases/" + reference).expect(200);
    }

    private static List<String> texts(Answer answer, String list, String member) {
        return StreamSupport.stream(answer.expect(200).json().at(list).spliterator(), false)
                .map(item -> item.at(member))
                .map(JsonNode::asText)
                .toList();
    }

    private List<String> found(String query) {
        return texts(agent.get(REQUESTERS + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)), "/items", "/id");
    }

    @Test
    void aCitizenIsKnownAgainAndFoundInEverySpelling() {
        Answer first = caseOf(call("Léa", "Kaloï", number));
        Answer second = caseOf(call("LEA", "Kaloi", "+687 " + number));
        String id = first.text("/requesterId");

        assertEquals(id, second.text("/requesterId"));
        String dotted = number.substring(0, 2) + "." + number.substring(2, 4) + "." + number.substring(4);
        for (String spelling : List.of(number, dotted, "+687 " + number, "00687" + number)) {
            assertEquals(List.of(id), found(spelling), spelling);
            String phone = URLEncoder.encode(spelling, StandardCharsets.UTF_8);
            assertEquals(
                    2,
                    agent.get("/api/v1/cases?phone=" + phone)
                            .expect(200)
                            .json()
                            .at("/items")
                            .size(),
                    spelling);
        }
        String byName = URLEncoder.encode("kaloi lea", StandardCharsets.UTF_8);
        assertEquals(List.of(id), texts(agent.get(REQUESTERS + "?q=" + byName + "&phone=" + number), "/items", "/id"));
        assertEquals(
                2,
                texts(agent.get(REQUESTERS + "/" + id + "/cases"), "/items", "/id")
                        .size());
    }

    @Test
    void aCallMayBeForAnOrganisation() {
        ObjectNode form = call("Paul", "Naisseline", number);
        ((ObjectNode) form.get("requester")).putObject("organisation").put("name", "Boulangerie " + number + "x");
        Answer opened = caseOf(form);

        assertEquals("Boulangerie " + number + "x", opened.text("/requester/organisation/name"));
        Answer person =
                agent.get(REQUESTERS + "/" + opened.text("/requesterId")).expect(200);
        String organisation = person.text("/organisations/0");
        assertEquals(List.of(organisation), found("boulang " + number + "x"));
        assertEquals(
                opened.text("/requesterId"),
                agent.get(REQUESTERS + "/" + organisation).expect(200).text("/representatives/0"));
    }

    @Test
    void aSecondCallIsSuggestedItsCaseAndPutOnIt() {
        String reference = caseOf(call("Léa", "Kaloï", number)).text("/reference");
        String asked = "{\"topic\":\"vaccination\",\"phone\":\"+687" + number + "\"}";

        Answer suggested = agent.post(SUGGESTIONS, asked).expect(200);
        assertEquals(List.of(reference), texts(suggested, "/items", "/case/reference"));
        assertEquals("SAME_CALLER", suggested.text("/items/0/reasons/0"));
        assertFalse(suggested.text("/items/0/why/fr").isEmpty());
        ObjectNode again = call("Léa", "Kaloï", number).put("case", reference);
        assertEquals(reference, Calls.receive(agent, again).expect(201).text("/cases/0/reference"));
        assertEquals(List.of(reference), texts(agent.post(SUGGESTIONS, asked), "/items", "/case/reference"));
        assertEquals(
                List.of("open", "contact"),
                texts(agent.get("/api/v1/cases/" + reference + "/journal"), "/items", "/action"));
        Answer refused = Calls.receive(agent, call("Léa", "Kaloï", number).put("case", "2021-000000-X"));
        assertEquals("/case", refused.expect(400).text("/errors/0/pointer"));
    }

    @Test
    void aRequesterIsEnteredOnceMergedAndParted() {
        String body = "{\"lastName\":\"Wea\",\"contactPoints\":[{\"kind\":\"PHONE\",\"value\":\"" + number + "\"}]}";
        Api keyed = agent.with("Idempotency-Key", Calls.newKey());
        Answer created = keyed.post(REQUESTERS, body).expect(201);
        String one = created.text("/id");
        assertTrue(created.header("Location").endsWith(one), created::toString);
        assertEquals(one, keyed.post(REQUESTERS, body).expect(201).text("/id"));
        assertEquals(
                "idempotency-key-reused",
                keyed.post(REQUESTERS, body.replace("Wea", "Waia")).expect(409).text("/code"));

        Answer opened = caseOf(call("Léa", "Wea", "+687" + number));
        String two = opened.text("/requesterId");
        assertNotEquals(one, two);
        Answer merged = agent.post(REQUESTERS + "/" + two + "/merge", "{\"into\":\"" + one + "\"}")
                .expect(200);
        assertEquals(two, merged.text("/merged/0"));
        assertEquals(List.of(one), found(number));
        assertEquals(List.of(opened.text("/id")), texts(agent.get(REQUESTERS + "/" + one + "/cases"), "/items", "/id"));
        assertEquals(
                "requester-merge-refused",
                agent.post(REQUESTERS + "/" + two + "/merge", "{\"into\":\"" + one + "\"}")
                        .expect(409)
                        .text("/code"));
        agent.post(REQUESTERS + "/" + two + "/unmerge", "{\"reason\":\"Deux personnes\"}")
                .expect(200);
        assertEquals(List.of(), texts(agent.get(REQUESTERS + "/" + one + "/cases"), "/items", "/id"));
        Answer stale = agent.with("If-Match", created.header("ETag"))
                .with("Content-Type", "application/json")
                .send("PUT", REQUESTERS + "/" + one, body);
        assertEquals("stale-revision", stale.expect(412).text("/code"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/requesters|{\"lastName\":\"Wea\",\"colour\":\"red\"}|/colour",
                "/requesters|{}|/lastName",
                "/requesters|{\"kind\":\"ORGANISATION\",\"name\":\"A\",\"firstName\":\"B\"}|/kind",
                "/cases/suggestions|{\"topic\":\"nothing\"}|/topic",
                "/cases/suggestions|{\"topic\":\"vaccination\",\"site\":\"caps\"}|/site",
            })
    void aMemberThatIsWrongIsNamed(String path, String body, String pointer) {
        assertEquals(pointer, agent.post("/api/v1" + path, body).expect(400).text("/errors/0/pointer"));
    }

    @Test
    void aSearchForEverybodyIsRefusedAndWhoMayNotReadCitizensReadsNone() {
        agent.get(REQUESTERS).expect(400);
        agent.get(REQUESTERS + "?q=a&colour=red").expect(400);
        agent.get(REQUESTERS + "/nobody").expect(404);
        admin.get(REQUESTERS + "?q=kaloi").expect(403);
    }

    private Answer soap(Soap soap, String operation, String members) {
        return soap.send(agent, "/soap/requesters", "", TARGET, operation, members);
    }

    @ParameterizedTest
    @EnumSource
    void requestersAreThereOverSoap(Soap soap) {
        String facts = "<lastName>Wea</lastName><contactPoints><kind>PHONE</kind><value>%s</value></contactPoints>"
                .formatted(number);
        String one = soap.text(soap(soap, "CreateRequester", facts).expect(200), "id");
        Answer opened = caseOf(call("Léa", "Wea", number));
        String two = opened.text("/requesterId");

        Answer page = soap(soap, "FindRequesters", "<q>+687" + number + "</q>").expect(200);
        assertTrue(page.body().contains(one) && page.body().contains(two), page::toString);
        String merged = "<requester>" + two + "</requester><into>" + one + "</into>";
        assertEquals(two, soap.text(soap(soap, "MergeRequesters", merged).expect(200), "merged"));
        String named = "<requester>" + one + "</requester>";
        assertEquals(
                opened.text("/reference"),
                soap.text(soap(soap, "ListRequesterCases", named).expect(200), "reference"));
        assertEquals("requester-merge-refused", soap.text(soap(soap, "MergeRequesters", merged), "code"));
        String parted = "<requester>" + two + "</requester><reason>Deux personnes</reason>";
        assertEquals(two, soap.text(soap(soap, "UnmergeRequesters", parted).expect(200), "id"));
        String changed = named + facts.replace("Wea", "Waia");
        assertEquals("Waia", soap.text(soap(soap, "ChangeRequester", changed).expect(200), "lastName"));
        assertEquals("Waia", soap.text(soap(soap, "GetRequester", named).expect(200), "lastName"));
        String asked = "<topic>vaccination</topic><phone>" + number + "</phone>";
        assertEquals(
                opened.text("/reference"),
                soap.text(soap(soap, "SuggestCases", asked).expect(200), "reference"));
        Answer read = soap.call(agent, "GetCase", "<case>" + opened.text("/reference") + "</case>")
                .expect(200);
        assertEquals(two, soap.text(read, "requesterId"));
        Answer listed = soap.call(agent, "FindCases", "<phone>+687" + number + "</phone>")
                .expect(200);
        assertEquals(opened.text("/reference"), soap.text(listed, "reference"));
    }
}
