package org.relais.example.service.internal;

import java.util.List;
import java.util.Map;
import org.relais.spi.service.DelegatedService;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.service.ServiceContract;

/** This service keeps what every service promises. */
final class PermitsContractTest extends ServiceContract {

    static final String FULL = """
            {"formNumber": "RP-2021-0001", "site": "caps", "receivedOn": "2021-09-06", "lastName": "Kaloï", "firstName": "Léa",
             "plate": "339411NC", "company": false, "zone": "CENTRE", "signed": true}
            """;

    static final String LEAST =
            "{\"formNumber\": \"RP-2\", \"lastName\": \"Kaloï\", \"firstName\": \"Léa\", \"zone\": \"SEASIDE\"}";

    @Override
    protected DelegatedService createService(TestPlatform platform) {
        return new PermitsService();
    }

    @Override
    protected List<String> goodForms() {
        return List.of(FULL, FULL.replace("true", "false"), LEAST);
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.of(
                FULL.replace("CENTRE", "AIRPORT"),
                "/zone",
                LEAST.replace("\"RP-2\"", "\"RP 2\""),
                "/formNumber",
                LEAST.replace("Kaloï", "???"),
                "/lastName",
                FULL.replace("\"company\": false", "\"company\": true"),
                "permits-company");
    }
}
