package org.relais.web.internal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.RelaisException;

class StrictJsonTest {

    enum Colour {
        RED,
        BLUE
    }

    record Call(@Nullable Integer seconds, @Nullable Instant startedAt) {}

    record Form(
            @Nullable String subject,
            @Nullable Call call,
            @Nullable List<Call> calls,
            @Nullable Colour colour,
            @Nullable Boolean urgent) {}

    record Counted(int count) {}

    record Answer(@Nullable String text, Optional<String> extra, Instant at) {}

    @SuppressWarnings("unchecked")
    private static Object read(Class<?> type, String json) throws IOException {
        return new StrictJson()
                .readFrom(
                        (Class<Object>) type,
                        type,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static RelaisException refusal(Class<?> type, String json) {
        return assertThrows(RelaisException.class, () -> read(type, json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"subject\":",
                "{\"subject\":\"a\",\"subject\":\"b\"}",
                "{} {}",
                "{\"call\":{\"seconds\":1}",
                "{subject:1}",
                "\u0000"
            })
    void what_is_not_one_json_document_is_malformed(String json) {
        assertEquals("malformed-json", refusal(Form.class, json).code().value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"unknown\":1}|/unknown|\"unknown\"",
                "{\"call\":{\"talk\":1}}|/call/talk|seconds, startedAt",
                "{\"calls\":[{},{\"seconds\":\"x\"}]}|/calls/1/seconds|whole number",
                "{\"call\":{\"seconds\":1.5}}|/call/seconds|whole number",
                "{\"call\":{\"startedAt\":\"yesterday\"}}|/call/startedAt|2021-09-23T07:00:00+11:00",
                "{\"colour\":\"GREEN\"}|/colour|RED, BLUE",
                "{\"colour\":0}|/colour|RED, BLUE",
                "{\"subject\":5}|/subject|text",
                "{\"calls\":{}}|/calls|list",
                "{\"call\":[]}|/call|object",
                "{\"urgent\":\"yes\"}|/urgent|true or false",
                "{\"a/b~c\":1}|/a~1b~0c|Unknown"
            })
    void what_breaks_the_form_is_named_by_pointer_and_says_what_to_give(String json, String pointer, String words) {
        RelaisException refusal = refusal(Form.class, json);

        assertEquals("invalid-request", refusal.code().value());
        assertEquals(1, refusal.errors().size());
        assertEquals(pointer, refusal.errors().get(0).pointer());
        String detail = refusal.errors().get(0).detail().en();
        assertTrue(detail.contains(words), detail);
    }

    @Test
    void null_is_no_number() {
        assertEquals(
                "/count",
                refusal(Counted.class, "{\"count\":null}").errors().get(0).pointer());
    }

    @Test
    void no_body_is_an_empty_object_but_null_is_refused() throws IOException {
        assertEquals(new Form(null, null, null, null, null), read(Form.class, ""));
        assertEquals("invalid-request", refusal(Form.class, "null").code().value());
    }

    @Test
    void times_are_read_with_any_offset_and_written_in_utc_and_absent_members_are_absent()
            throws JsonProcessingException, IOException {
        Form form = (Form) read(Form.class, "{\"call\":{\"startedAt\":\"2021-09-07T07:13:04+11:00\"}}");
        Instant at = Optional.ofNullable(form.call()).map(Call::startedAt).orElseThrow();

        String written = StrictJson.mapper().writeValueAsString(new Answer(null, Optional.empty(), at));

        assertEquals("{\"at\":\"2021-09-06T20:13:04Z\"}", written);
    }
}
