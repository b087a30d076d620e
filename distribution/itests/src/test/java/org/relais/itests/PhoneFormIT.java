package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.SharedRelais;

/** Each field of the phone form, filled wrongly: the answer points at it, and nothing is stored. */
@ExtendWith(SharedRelais.class)
class PhoneFormIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api agent;

    PhoneFormIT(Api api) {
        agent = api.signedIn("agent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /site                  | 7
                    /site                  | ""
                    /site                  | "nowhere"
                    /topic                 | true
                    /topic                 | "astrology"
                    /subject               | {}
                    /description           | []
                    /commune               | 98818
                    /outcome               | "SHRUGGED"
                    /outcome               | 1
                    /outcome               | "case"
                    /department            | "NASA"
                    /department            | 12
                    /requester             | "Léa"
                    /requester/firstName   | 1
                    /requester/lastName    | false
                    /requester/phone       | "call me"
                    /requester/phone       | 205252
                    /requester/email       | "lea at example"
                    /requester/email       | {}
                    /requester/language    | "français"
                    /requester/language    | 33
                    /requester/surprise    | "x"
                    /call                  | []
                    /call/callId           | 42
                    /call/callId           | ""
                    /call/caller           | "nobody you know"
                    /call/caller           | 205252
                    /call/startedAt        | "yesterday"
                    /call/startedAt        | "2021-09-07"
                    /call/startedAt        | "2021-09-07T07:13:04"
                    /call/startedAt        | "2021-02-30T07:13:04+11:00"
                    /call/startedAt        | "1999-09-07T07:13:04+11:00"
                    /call/startedAt        | 1630955584
                    /call/waitSeconds      | -1
                    /call/waitSeconds      | 86401
                    /call/waitSeconds      | 2.5
                    /call/waitSeconds      | "23"
                    /call/talkSeconds      | -1
                    /call/talkSeconds      | 99999999999999999999
                    /call/talkSeconds      | "long"
                    /call/surprise         | 1
                    /surprise              | "x"
                    """)
    void aBadValueIsNamedAndNothingIsStored(String pointer, String json) throws JsonProcessingException {
        assertRefused(pointer, JSON.readTree(json));
    }

    @ParameterizedTest
    @CsvSource({
        "/site, 41",
        "/topic, 41",
        "/subject, 201",
        "/description, 4001",
        "/commune, 81",
        "/department, 21",
        "/requester/firstName, 81",
        "/requester/lastName, 81",
        "/requester/phone, 41",
        "/requester/email, 255",
        "/requester/language, 36",
        "/call/callId, 251",
        "/call/caller, 41",
        "/call/startedAt, 41"
    })
    void aTextThatIsTooLongIsNamed(String pointer, int length) {
        assertRefused(pointer, TextNode.valueOf("1".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subject", "/description", "/commune", "/requester/lastName"})
    void aControlCharacterIsNamed(String pointer) {
        assertRefused(pointer, TextNode.valueOf("a\u0000b"));
    }

    @Test
    void aCallCannotHaveBegunInTheFuture() {
        assertRefused(
                "/call/startedAt",
                TextNode.valueOf(
                        Clock.systemUTC().instant().plus(Duration.ofDays(1)).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "topic", "outcome"})
    void aMissingFieldIsNamed(String name) {
        ObjectNode call = Calls.complete();
        call.remove(name);

        assertNamed("/" + name, Calls.receive(agent, call));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        ObjectNode call = Calls.complete();
        call.put("site", "nowhere").put("topic", "astrology");
        ((ObjectNode) call.get("requester")).put("email", "no");

        JsonNode problem = ProblemDocuments.check(Calls.receive(agent, call), 400, "invalid-request", Calls.INTAKES);

        assertEquals(List.of("/site", "/topic", "/requester/email"), ProblemDocuments.pointers(problem));
    }

    private void assertRefused(String pointer, JsonNode value) {
        ObjectNode good = Calls.complete();
        String key = Calls.newKey();
        ObjectNode bad = good.deepCopy();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) bad.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);

        assertNamed(pointer, Calls.receive(agent, key, bad));

        // had anything been stored, the key would be taken: by the same form 200, by another 409
        Calls.receive(agent, key, good).expect(201);
    }

    private static void assertNamed(String pointer, Answer answer) {
        JsonNode problem = ProblemDocuments.check(answer, 400, "invalid-request", Calls.INTAKES);
        assertEquals(Set.of(pointer), Set.copyOf(ProblemDocuments.pointers(problem)));
    }
}
