package org.relais.example.channel.internal;

import java.util.List;
import java.util.Map;
import org.relais.cases.CaseReference;
import org.relais.example.channel.internal.entity.SuggestionsRegister;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.channel.ChannelContract;

/** This channel keeps what every channel promises; run on each database. */
abstract class SuggestionsContract extends ChannelContract {

    static final String FULL = """
            {"site": "caps", "kind": "IDEA", "text": "More light\\nat the counter", "visitedOn": "2021-09-06",
             "email": "lea@example.nc"}
            """;

    @Override
    protected Channel createChannel(TestPlatform platform) {
        SuggestionsRegister register = new SuggestionsRegister(platform.entityManager("suggestions"));
        return new SuggestionsChannel(platform.directory(), platform.calendar(), register, 30);
    }

    @Override
    protected List<String> persistenceUnits() {
        return List.of("suggestions");
    }

    @Override
    protected List<String> goodForms() {
        return List.of(
                FULL,
                FULL.replace("IDEA", "THANKS"),
                about(CaseReference.of(2021, 4517).value()),
                "{\"site\": \"caps\", \"kind\": \"PROBLEM\", \"text\": \"No chairs\"}");
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.of(
                "{\"site\": \"caps\", \"kind\": \"IDEA\"}",
                "/text",
                FULL.replace("IDEA", "COMPLAINT"),
                "/kind",
                FULL.replace("caps", "nowhere"),
                "/site",
                FULL.replace("2021-09-06", "2021-09-08"),
                "/visitedOn",
                about("the last one"),
                "/case");
    }

    private static String about(String reference) {
        return FULL.replaceFirst("\\{", "{\"case\": \"" + reference + "\", ");
    }
}
