package org.relais.channel.dropbox.internal;

import java.util.List;
import java.util.Map;
import org.relais.cases.CaseReference;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.channel.ChannelContract;

/** The drop boxes keep what every channel promises; with envelopes that were handed over, which need no round. */
abstract class DropboxChannelContract extends ChannelContract {

    private static final String FULL = """
            {"delivery": "HAND", "site": "caps", "stampedOn": "2021-09-06",
             "sender": {"firstName": "Léa", "lastName": "Kaloï", "organisation": "Les Œillets", "address": "3 rue de l'Alma",
                        "phone": "20.52.52", "email": "lea@example.nc", "language": "fr", "commune": "Nouméa"},
             "items": [
               {"topic": "care", "subject": "Un", "description": "Première", "department": "DPASS", "outcome": "CASE"},
               {"subject": "Deux", "description": "Suite", "about": "%s"},
               {"subject": "Trois", "misdirected": {"to": "Mairie", "how": "RETURNED", "reason": "voirie communale"}}],
             "override": {"reason": "Personne âgée"}}
            """.formatted(CaseReference.of(2021, 4517));

    private static final String LEAST =
            "{\"delivery\": \"HAND\", \"items\": [{\"topic\": \"care\", \"subject\": \"Un\"}]}";

    private static final String FORM =
            "{\"delivery\": \"HAND\", \"items\": [{\"service\": \"permits\", \"form\": {\"plate\": \"339411NC\"}}]}";

    @Override
    protected Channel createChannel(TestPlatform platform) {
        return new DropboxFixture(platform, "working-day", platform.numbering()).channel;
    }

    @Override
    protected List<String> persistenceUnits() {
        return List.of("dropbox");
    }

    @Override
    protected List<String> goodForms() {
        return List.of(FULL, LEAST.replace("\"subject\"", "\"outcome\": \"ANSWERED\", \"subject\""), LEAST);
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.ofEntries(
                Map.entry("{\"delivery\": \"HAND\"}", "/items"),
                Map.entry(LEAST.replace("HAND", "BOX"), "/round"),
                Map.entry(LEAST.replace("HAND\"", "BOX\", \"round\": \"none\", \"envelope\": 1"), "/round"),
                Map.entry(LEAST.replace("HAND\"", "HAND\", \"envelope\": 1"), "/envelope"),
                Map.entry(LEAST.replace("care", "gardening"), "/items/0/topic"),
                Map.entry(LEAST.replace("\"topic\": \"care\", ", ""), "/items/0/topic"),
                Map.entry(LEAST.replace("HAND\"", "HAND\", \"stampedOn\": \"2021-02-30\""), "/stampedOn"),
                Map.entry(FORM.replace("permits", "Permits!"), "/items/0/service"),
                Map.entry(FORM.replace(", \"form\": {\"plate\": \"339411NC\"}", ""), "/items/0/form"),
                Map.entry(LEAST.replace("\"subject\"", "\"form\": {}, \"subject\""), "/items/0/form"),
                Map.entry(FULL.replace("\"caps\"", "\"nowhere\""), "/site"),
                Map.entry(FULL.replace(CaseReference.of(2021, 4517).value(), "the last one"), "/items/1/about"));
    }
}
