package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

@ExtendWith(SharedRelais.class)
class RestartIT {

    static List<Named<Consumer<RunningRelais>>> endings() {
        return List.of(Named.of("an orderly stop", RunningRelais::stop), Named.of("kill -9", RunningRelais::kill));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void casesSessionsAndKeysSurvive(Consumer<RunningRelais> ending, RunningRelais relais, Api api) {
        Api agent = api.signedIn("agent");
        Api department = api.signedIn("dpass");
        ObjectNode call = Calls.complete();
        Answer receipt = Calls.receive(agent, call).expect(201);
        String path = "/api/v1/cases/" + receipt.text("/cases/0/reference");
        department.post(path + "/actions/assign", "{\"agent\":\"dpass\"}").expect(200);
        Answer before = agent.get(path).expect(200);
        Answer journal = agent.get(path + "/journal").expect(200);

        ending.accept(relais);
        relais.start();

        Answer after = agent.get(path).expect(200);
        assertEquals(before.json(), after.json());
        assertEquals(before.header("ETag"), after.header("ETag"));
        assertEquals(journal.json(), agent.get(path + "/journal").expect(200).json());
        assertEquals(receipt.json(), Calls.receive(agent, call).expect(200).json());
        department.post(path + "/actions/start", "{}").expect(200);
    }
}
