package org.relais.service.claimforms.internal;

import java.util.List;
import java.util.Map;
import org.relais.service.claimforms.internal.entity.JpaMutualStore;
import org.relais.spi.service.DelegatedService;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.service.ServiceContract;

/** Claim forms keep what every service promises; run on each database. */
abstract class ClaimFormContract extends ServiceContract {

    private static final String FULL = """
            {"formNumber": "FS-2021-0001", "site": "caps", "receivedOn": "2021-09-07", "cafatNumber": "339 411", "mutual": "Nickel",
             "mutualMemberNumber": "12-34",
             "insured": {"lastName": "Bernanos", "firstName": "Noël", "birthDate": "2002-03-30"},
             "address": {"street": "BP 12", "postalCode": "98845", "commune": "Nouméa"},
             "contact": {"phone": "20.52.52", "email": "noel@example.nc"},
             "employer": {"name": "Les Œillets", "address": "avenue Foch", "monthlyHours": 151.67},
             "patientIsInsured": false,
             "patient": {"lastName": "Bernanos", "firstName": "Léa", "birthDate": "2020-03-30"},
             "fullyCovered": false, "thirdPartyAccident": false, "workAccident": false, "bankDetailsChanged": false,
             "prescriptionJoined": true, "signed": true, "careOn": "2021-09-06"}
            """;

    private static final String LEAST = """
            {"formNumber": "FS-2021-0002", "insured": {"lastName": "Bernanos", "firstName": "Noël", "birthDate": "2002-03-30"},
             "fullyCovered": true, "workAccident": false}
            """;

    @Override
    protected DelegatedService createService(TestPlatform platform) {
        return new ClaimFormService(
                new JpaMutualStore(platform.entityManager("claimforms")),
                platform.calendar(),
                platform.clock(),
                GivenSettings.of(Map.of("submission_limit_months", 3)));
    }

    @Override
    protected List<String> persistenceUnits() {
        return List.of("claimforms");
    }

    @Override
    protected List<String> goodForms() {
        return List.of(
                FULL, FULL.replace("Nickel", "unheard of").replace("\"thirdPartyAccident\": false, ", ""), LEAST);
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.of(
                LEAST.replace("\"workAccident\": false", "\"workAccident\": true"),
                "claim-forms-work-accident",
                FULL.replace("339 411", "none"),
                "/cafatNumber",
                FULL.replace("2021-09-06", "2021-09-08"),
                "/careOn",
                LEAST.replace("Noël", "-"),
                "/insured/firstName",
                LEAST.replace("\"workAccident\"", "\"accident\""),
                "/workAccident");
    }
}
