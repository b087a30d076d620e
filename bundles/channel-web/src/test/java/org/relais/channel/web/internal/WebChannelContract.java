package org.relais.channel.web.internal;

import java.util.List;
import java.util.Map;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.channel.ChannelContract;

/** What every channel promises. */
abstract class WebChannelContract extends ChannelContract {

    static final String FULL = """
            {"topic":"vaccination","subject":"Certificat non reçu","description":"Deux doses","commune":"Païta",
             "requester":{"firstName":"Léa","lastName":"Kaloï","phone":"20.52.52","email":"lea@example.nc","language":"fr",
                          "commune":"Nouméa","organisation":{"name":"Association"}},
             "consent":{"accepted":true,"version":"2021-09"},"sentAt":"2021-09-06T17:34:22+11:00",
             "documents":["00000000-0000-0000-0000-000000000001"],"website":""}
            """;

    static final String LEAST = """
            {"topic":"care","subject":"Médecin","requester":{"lastName":"Kaloï"}}
            """;

    @Override
    protected Channel createChannel(TestPlatform platform) {
        return new WebChannel(platform.directory(), platform.clock());
    }

    @Override
    protected List<String> goodForms() {
        return List.of(FULL, LEAST);
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.of(
                "{}",
                "/topic",
                LEAST.replace("care", "nothing"),
                "/topic",
                FULL.replace("20.52.52", "vingt"),
                "/requester/phone",
                FULL.replace("lea@example.nc", "lea"),
                "/requester/email",
                FULL.replace("\"fr\"", "\"français\""),
                "/requester/language",
                FULL.replace("2021-09-06T17", "2031-09-06T17"),
                "/sentAt",
                FULL.replace("\"accepted\":true", "\"accepted\":false"),
                "/consent/accepted");
    }

    @Override
    protected List<String> persistenceUnits() {
        return List.of("channel-web");
    }
}
