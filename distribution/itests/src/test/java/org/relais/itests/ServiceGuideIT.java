package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.GeneratedPlugIn;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** The part of the plug-in guide about delegated services, carried out word for word. */
@ExtendWith(SharedRelais.class)
class ServiceGuideIT {

    private static final String SERVICE = "/api/v1/services/market-parking";
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"(MKT-[^\"]+)\"");

    private final RunningRelais relais;
    private final Api officer;
    private final GeneratedPlugIn service = GeneratedPlugIn.service();

    ServiceGuideIT(RunningRelais relais, Api api) {
        this.relais = relais;
        officer = api.signedIn("claims");
    }

    @Test
    void whatItShowsOfTheGeneratedProjectIsThere() {
        assertEquals(List.of(), service.shownButAbsent());
    }

    @Test
    void theGeneratedProjectPassesTheContractOfServices() {
        String passed =
                "Tests run: 1\\d, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: \\S+ s -- in \\S+ContractTest";
        assertTrue(Pattern.compile(passed).matcher(service.firstBuild()).find(), service::firstBuild);
    }

    @Test
    void aReaderGetsFromTheDeployFolderToAMemberMore() {
        service.step("drop", relais);
        awaitAvailable(true);
        String registered = service.step("register", relais);
        Matcher found = NUMBER.matcher(registered);
        assertTrue(found.find() && registered.contains("INCOMPLETE"), registered);
        String form = SERVICE + "/forms/" + found.group(1);
        Map<String, String> set = Map.of("form", relais.url() + form);
        service.step("supply", relais, set);
        assertEquals(List.of("plate"), missing(form));

        service.step("upgrade", relais);
        Patience.until(
                "the form asks for the stall",
                () -> officer.get(SERVICE).expect(200).body().contains("Number of the stall"));
        assertEquals(List.of("plate"), missing(form), "until somebody asks the new version");
        service.step("supply-plate", relais, set);
        assertEquals(List.of("stall"), missing(form));
        service.step("supply-stall", relais, set);
        assertEquals(List.of(), missing(form));

        service.step("remove", relais);
        awaitAvailable(false);
        assertEquals("COMPLETE", officer.get(form).expect(200).text("/state"));
    }

    private List<String> missing(String form) {
        return officer.get(form).expect(200).json().path("missing").findValuesAsText("code");
    }

    private void awaitAvailable(boolean available) {
        Patience.until(
                "it is available: " + available,
                () -> {
                    Answer answer = officer.get(SERVICE);
                    return answer.status() == 200
                            && answer.json().path("available").asBoolean() == available;
                },
                () -> officer.get(SERVICE));
    }
}
