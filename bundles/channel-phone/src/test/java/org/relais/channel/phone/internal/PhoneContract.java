package org.relais.channel.phone.internal;

import java.util.List;
import java.util.Map;
import org.relais.cases.CaseReference;
import org.relais.spi.channel.Channel;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.channel.ChannelContract;

/** The phone keeps what every channel promises, with its tables. */
abstract class PhoneContract extends ChannelContract {

    @Override
    protected List<String> persistenceUnits() {
        return List.of("phone");
    }

    @Override
    protected Channel createChannel(TestPlatform platform) {
        return new PhoneChannel(platform.directory(), platform.clock(), PhoneFixture.taken(platform));
    }

    @Override
    protected List<String> goodForms() {
        return List.of(
                Calls.FULL,
                Calls.FULL.replaceFirst("\\{", "{\"case\":\"" + CaseReference.of(2021, 4517) + "\","),
                Calls.FULL.replace("\"CASE\"", "\"ANSWERED\""),
                "{\"outcome\":\"ABANDONED\"}");
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.of(
                "{}",
                "/outcome",
                Calls.FULL.replace("caps", "nowhere"),
                "/site",
                Calls.FULL.replace("lea@", "lea"),
                "/requester/email",
                Calls.FULL.replace("2021-09-07T", "2021-09-17T"),
                "/call/startedAt",
                Calls.FULL.replace(":329", ":-1"),
                "/call/talkSeconds");
    }
}
