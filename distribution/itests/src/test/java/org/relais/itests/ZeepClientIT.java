package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Command;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** A SOAP toolkit that knows nothing of us but the contract. Demanded where CI=true, else skipped when it is not installed. */
@ExtendWith(SharedRelais.class)
class ZeepClientIT {

    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void anIndependentClientTakesACallToItsResolution(RunningRelais relais, Api api) throws Exception {
        demandZeep();
        Path script = Path.of(getClass().getResource("/zeep_client.py").toURI());

        Command.Result result =
                Command.run(List.of(PYTHON, script.toString(), relais.url().toString(), Calls.newKey()), Map.of());

        assertEquals(0, result.exitCode(), result::output);
        String[] words = result.output().strip().split(" ");
        assertEquals(List.of("RESOLVED", "not-found", "1"), List.of(words).subList(1, 4));
        assertEquals(
                "RESOLVED",
                api.as("agent").get("/api/v1/cases/" + words[0]).expect(200).text("/status"));
    }

    private static void demandZeep() {
        boolean there = Path.of(PYTHON).toFile().canExecute()
                && Command.run(List.of(PYTHON, "-c", "import zeep"), Map.of()).exitCode() == 0;
        if (!there) {
            System.out.println(
                    "*** SKIPPED: the independent SOAP client needs python3-zeep (apt-get install python3-zeep)");
        }
        assertTrue(there || !"true".equals(System.getenv("CI")), "python3-zeep is missing, and CI=true demands it");
        assumeTrue(there);
    }
}
