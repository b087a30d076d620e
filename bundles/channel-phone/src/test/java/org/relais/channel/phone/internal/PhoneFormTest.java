package org.relais.channel.phone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneFormTest {

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Calls.channel().descriptor().form());

    private Set<String> keywords(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(message -> message.getInstanceLocation() + " " + message.getType())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Calls.FULL,
                "{\"outcome\":\"ABANDONED\"}",
                "{\"outcome\":\"ANSWERED\",\"site\":\"caps\",\"topic\":\"care\"}",
                "{\"outcome\":\"CASE\",\"site\":\"caps\",\"topic\":\"care\",\"requester\":{},\"call\":{}}"
            })
    void aCallIsAcceptedWithAllAndWithTheLeastThatIsKnown(String json) {
        assertEquals(Set.of(), keywords(json));
    }

    @Test
    void onlyTheOutcomeIsAlwaysRequired() {
        assertEquals(Set.of("$ required"), keywords("{}"));
        assertEquals(
                2,
                schema.validate("{\"outcome\":\"CALLBACK\"}", InputFormat.JSON).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"site\":\"caps\"|\"site\":7|$.site type",
                "\"topic\":\"vaccination\"|\"topic\":\"\"|$.topic minLength",
                "\"subject\":\"Certificat de vaccination non reçu\"|\"subject\":[]|$.subject type",
                "\"Depuis août\"|LONG|$.description maxLength",
                "\"Certificat de vaccination non reçu\"|LONG|$.subject maxLength",
                "\"Païta\"|LONG|$.commune maxLength",
                "\"Léa\"|LONG|$.requester.firstName maxLength",
                "\"Kaloï\"|LONG|$.requester.lastName maxLength",
                "\"20.52.52\"|LONG|$.requester.phone maxLength",
                "\"lea@example.nc\"|LONG|$.requester.email maxLength",
                "\"fr\"|LONG|$.requester.language maxLength",
                "\"pbx-1\"|LONG|$.call.callId maxLength",
                "\"00687273343\"|LONG|$.call.caller maxLength",
                "\"2021-09-07T07:13:04+11:00\"|LONG|$.call.startedAt maxLength",
                "\"waitSeconds\":23|\"waitSeconds\":-1|$.call.waitSeconds minimum",
                "\"waitSeconds\":23|\"waitSeconds\":86401|$.call.waitSeconds maximum",
                "\"talkSeconds\":329|\"talkSeconds\":1.5|$.call.talkSeconds type",
                "\"talkSeconds\":329|\"talkSeconds\":\"329\"|$.call.talkSeconds type",
                "\"outcome\":\"CASE\"|\"outcome\":\"LOST\"|$.outcome enum",
                "\"DPASS\"|LONG|$.department maxLength",
                "\"language\"|\"tongue\"|$.requester additionalProperties",
                "\"callId\"|\"call\"|$.call additionalProperties",
                "\"commune\"|\"city\"|$ additionalProperties"
            })
    void whatBreaksTheFormIsNamed(String good, String bad, String expected) {
        assertTrue(Calls.FULL.contains(good), good);
        String json = Calls.FULL.replace(good, bad.replace("LONG", "\"" + "a".repeat(4001) + "\""));
        assertEquals(Set.of(expected), keywords(json));
    }
}
