package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.GeneratedPlugIn;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** The plug-in guide, carried out word for word. */
@ExtendWith(SharedRelais.class)
class PluginGuideIT {

    private static final String OPERATION = "/api/v1/street-lights";

    private final RunningRelais relais;
    private final Api agent;
    private final GeneratedPlugIn channel = GeneratedPlugIn.channel();

    PluginGuideIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
    }

    @Test
    void whatItShowsOfTheGeneratedProjectIsThere() {
        assertEquals(List.of(), channel.shownButAbsent());
    }

    @Test
    void theGeneratedProjectPassesTheContractOfChannels() {
        for (String database : List.of("Derby", "Postgresql")) {
            String passed = "Tests run: 1\\d, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: \\S+ s -- in \\S+On";
            assertTrue(
                    Pattern.compile(passed + database + "Test")
                            .matcher(channel.firstBuild())
                            .find(),
                    channel::firstBuild);
        }
    }

    @Test
    void aReaderGetsFromTheDeployFolderToAColumnMore() {
        channel.step("drop", relais);
        Patience.until("the first version answers", () -> agent.get(OPERATION).status() == 200);
        assertTrue(channel.step("call", relais).contains("REGISTERED"));
        assertTrue(channel.step("list", relais).contains("It is dark at the corner"));
        agent.with("Idempotency-Key", "guide-lamp")
                .post(
                        "/api/v1/channels/street-lights/intakes",
                        "{\"site\":\"caps\",\"kind\":\"IDEA\",\"text\":\"x\",\"lamp\":\"NOU-1\"}")
                .expect(400);

        channel.step("upgrade", relais);
        Patience.until(
                "the form asks for the lamp",
                () -> agent.get("/api/v1/channels").expect(200).body().contains("NOU-1042"));
        assertTrue(channel.step("call-again", relais).contains("REGISTERED"));
        Answer list = agent.get(OPERATION).expect(200);
        assertEquals("NOU-1042", list.text("/items/0/lamp"), list::toString);
        assertTrue(list.body().contains("It is dark at the corner"), list::toString);

        channel.step("remove", relais);
        Patience.until("its operation has gone", () -> agent.get(OPERATION).status() != 200);
    }
}
