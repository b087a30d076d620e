package org.relais.channel.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.relais.errors.RelaisException;
import org.relais.modes.OperatingMode;
import org.relais.testkit.TestOffice;
import org.relais.texts.LocalizedText;

class PublicFormsTest {

    private static final String GOOD = """
            {"topic":"care","subject":"Médecin","requester":{"lastName":"Kaloï"},
             "consent":{"accepted":true,"version":"2021-09"}}
            """;

    private final PublicForms forms = forms(FakeModes.normal());

    private static PublicForms forms(FakeModes modes) {
        return new PublicForms(
                TestOffice.small(), new FakeTracking(), modes, Settings.of(Map.of("hiddenTopics", new String[] {
                    "vaccination"
                })));
    }

    @Test
    void topicsThatTheOfficeOffersAreListedWithTheTextToAgreeTo() {
        FormsJson list = forms.list();

        assertEquals(
                List.of("care"),
                list.topics().stream().map(FormsJson.Subject::id).toList());
        assertEquals("2021-09", list.consent().version());
        assertEquals("/api/v1/public/forms/care", list.topics().get(0).form());
    }

    @Test
    void theFormOfATopicTakesWhatCitizensMaySayAboutIt() {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(forms.schema("care").toString());

        assertEquals(Set.of(), wrong(schema, GOOD));
        assertEquals(Set.of("topic"), wrong(schema, GOOD.replace("care", "vaccination")));
        assertEquals(Set.of("version"), wrong(schema, GOOD.replace("2021-09", "2020-01")));
        assertEquals(
                Set.of("consent"),
                wrong(schema, "{\"topic\":\"care\",\"subject\":\"x\",\"requester\":{\"lastName\":\"x\"}}"));
        assertEquals(Set.of("sentAt"), wrong(schema, GOOD.replace("{\"topic\"", "{\"sentAt\":\"x\",\"topic\"")));
    }

    private static Set<String> wrong(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(message -> message.getProperty() == null
                        ? message.getInstanceLocation().getName(-1)
                        : message.getProperty())
                .collect(Collectors.toSet());
    }

    @Test
    void whatTheOfficeTellsEverybodyNowStandsBesideTheForms() {
        LocalizedText notice = new LocalizedText("Confinement", "Lockdown");
        FormsJson list = forms(FakeModes.of(
                        notice, List.of(new OperatingMode.SuspendedChannel(Citizens.CHANNEL, notice, List.of(notice)))))
                .list();

        assertEquals(Optional.of(notice), list.notice());
        assertEquals(notice, list.suspension().orElseThrow().reason());
        assertEquals(Optional.empty(), forms.list().suspension());
    }

    @Test
    void aTopicThatIsNotOfferedHasNoForm() {
        assertThrows(RelaisException.class, () -> forms.schema("vaccination"));
        assertThrows(RelaisException.class, () -> forms.schema("nothing"));
    }
}
