package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommands;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;

class JsonFormTest {

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> refused(Executable reading) {
        return assertThrows(RelaisException.class, reading).errors().stream()
                .map(FieldError::pointer)
                .toList();
    }

    private static RelaisException malformed(String json) {
        return assertThrows(RelaisException.class, () -> JsonForm.read(body(json)));
    }

    @Test
    void saysWhereTheJsonIsMalformed() {
        assertEquals(
                "The JSON is malformed (line 2, column 7).",
                malformed("{\n\"a\":x}").detail().en());
    }

    @Test
    void keepsTextsNumbersFlagsListsAndObjectsAsTheyAre() throws IOException {
        FormData form = JsonForm.read(body("""
                        {"subject":"Païta","call":{"waitSeconds":23,"price":0.1},"tags":["a",{"b":true}],
                         "huge":12345678901234567890}
                        """));

        assertEquals(
                Map.of(
                        "subject",
                        "Païta",
                        "call",
                        Map.of("waitSeconds", 23L, "price", new BigDecimal("0.1")),
                        "tags",
                        List.of("a", Map.of("b", true)),
                        "huge",
                        new BigDecimal("12345678901234567890")),
                form.members());
    }

    @Test
    void refusesEveryNullByPointer() {
        assertEquals(
                List.of("/call/startedAt", "/tags/1", "/a~1b"),
                refused(() -> JsonForm.read(body("{\"call\":{\"startedAt\":null},\"tags\":[1,null],\"a/b\":null}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "1", "null", "{} {}"})
    void refusesWhatIsNotOneObject(String json) {
        assertEquals(List.of(""), refused(() -> JsonForm.read(body(json))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":2}",
                "nonsense",
                "\u0000",
                "\u0000\u0000\u0000{\u0001\u0001\u0001\u0001"
            })
    void refusesWhatIsNoJsonAsMalformed(String json) {
        assertEquals(Errors.MALFORMED_JSON, malformed(json).code());
    }

    @Test
    void endsNestingBeforeTheStackDoes() {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertEquals(Errors.MALFORMED_JSON, malformed(deep).code());
    }

    @Test
    void takesAnEmptyBodyForAnObjectWithoutMembers() throws IOException {
        assertEquals(Map.of(), JsonForm.readMembers(body("")));
        assertEquals(Map.of(), JsonForm.readMembers(body("{}")));
        assertEquals(Map.of("reason", ""), JsonForm.readMembers(body("{\"reason\":\"\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[{\"\\u0000\":1}]}", "{\"a\":[{\"\\ud800\":1}]}", "{\"a\":[{\"b\\uffff\":null}]}"})
    void refusesANameThatNoAnswerCanCarryWhereItStands(String json) {
        assertEquals(List.of("/a/0"), refused(() -> JsonForm.read(body(json))));
    }

    @Test
    void aMemberThatNobodyKnowsIsUnknownWhateverItIs() throws IOException {
        Map<String, Object> members = JsonForm.readMembers(body("{\"reason\":1,\"until\":{},\"x\":1,\"y\":[true]}"));

        RelaisException refused = assertThrows(RelaisException.class, () -> CaseCommands.of("wait", members));
        assertEquals(
                List.of("/reason: A text is expected.", "/until: A text is expected.", "/x: Unknown.", "/y: Unknown."),
                refused.errors().stream()
                        .map(error -> error.pointer() + ": " + error.detail().en())
                        .toList());
    }
}
