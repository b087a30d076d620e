package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.BrokenService;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Bundles;
import org.relais.itests.harness.Callers;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.DeployedService;
import org.relais.itests.harness.FormRegister;
import org.relais.itests.harness.GeneratedPlugIn;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Traces;

/** What every delegated service promises in the running system, from the deploy folder to the day it is taken away. */
@ExtendWith(SharedRelais.class)
class DeployedServiceIT {

    private static final String SHIPPED = "org.relais.service.claimforms";

    private static final String STALL =
            "{\"lastName\": \"Kaloï\", \"firstName\": \"Léa\", \"plate\": \"339411NC\", \"zone\": \"CENTRE\", \"signed\": true}";

    private static final int BETWEEN = 15;
    private static final int SWAPS = 3;

    private final RunningRelais relais;
    private final Api officer;
    private final Api integrator;
    private final Traces traces;
    private final Bundles bundles;
    private final DeployedService example = DeployedService.example();

    DeployedServiceIT(RunningRelais relais, Api api) {
        this.relais = relais;
        officer = api.signedIn("claims");
        integrator = api.as("integrator");
        traces = new Traces(relais);
        bundles = new Bundles(relais);
    }

    static Stream<DeployedService> services() {
        return Stream.of(
                DeployedService.example(),
                new DeployedService(
                        "market-parking",
                        "nc.example.marketparking",
                        GeneratedPlugIn.service().first(),
                        GeneratedPlugIn.service().second(),
                        STALL,
                        "stall",
                        "A-12",
                        "disability"),
                DeployedService.claimForms());
    }

    @AfterEach
    void putBackWhatTheArchiveShips() throws IOException {
        remove(example);
        Path rejected = relais.deploy().resolveSibling("rejected");
        Files.deleteIfExists(rejected.resolve(example.file()));
        if (bundles.named(SHIPPED).isEmpty()) {
            relais.shell(
                    "bundle:install -s " + Builds.shipped("service-claimforms").toUri());
            Patience.until("claim forms are back", () -> isThere("claim-forms"));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void keepsItsPromisesFromTheDeployFolderToTheDayItIsTakenAway(DeployedService service) throws IOException {
        uninstallWhatIsShipped(service);
        try {
            // what is remembered of a service stays for good: its permissions
            deploy(service, service.build());
            remove(service);
            List<String> services = traces.services();
            deploy(service, service.build());
            Answer registered = registersAFormOnce(service);
            refusesWhatItNeitherAsksForNorStores(service);
            itsFormsAndCasesStayReadableWithoutIt(service, registered);
            leavesNeitherServicesNorClasses(service, services);
            String waiting = stampedWithoutIt(service);
            deploy(service, service.build());
            awaitRegistered(waiting);
            deploy(service, service.upgrade());
            assertEquals(
                    "COMPLETE", register(service, service.later()).expect(201).text("/form/state"));
            assertEquals(form(service, registered), registered.json().path("form"), "an older form, newer rules");
            new FormRegister(officer, service).gapless();
            remove(service);
            leavesNeitherServicesNorClasses(service, services);
        } finally {
            remove(service);
        }
    }

    private Answer registersAFormOnce(DeployedService service) {
        String key = Calls.newKey();
        ObjectNode form = service.good();
        Answer first = register(service, key, form).expect(201);
        assertEquals("COMPLETE", first.text("/form/state"), first::toString);
        assertEquals("REGISTERED", first.text("/intake/state"), first::toString);
        assertEquals(first.json(), register(service, key, form).expect(200).json());
        Answer twice = register(service, form);
        ProblemDocuments.check(twice, 422, "form-already-registered", service.path() + "/forms");
        return first;
    }

    private void refusesWhatItNeitherAsksForNorStores(DeployedService service) {
        for (String member : List.of(service.member(), service.forbidden())) {
            Answer refused = register(service, service.good().put(member, service.value()));
            JsonNode problem = ProblemDocuments.check(refused, 400, "invalid-request", service.path() + "/forms");
            assertEquals(List.of("/" + member), ProblemDocuments.pointers(problem));
        }
    }

    private void itsFormsAndCasesStayReadableWithoutIt(DeployedService service, Answer registered) throws IOException {
        String reference = "/api/v1/cases/" + registered.text("/form/case");
        JsonNode theCase = officer.get(reference).expect(200).json();
        assertTrue(traces.classes(service.bundle()) > 0, "its classes are not seen while it is there");
        remove(service);
        assertEquals(registered.json().path("form"), form(service, registered));
        assertEquals(theCase, officer.get(reference).expect(200).json());
    }

    private void leavesNeitherServicesNorClasses(DeployedService service, List<String> services) {
        Patience.until(
                "the services are those that were there before " + service,
                () -> traces.services().equals(services),
                traces::services);
        Patience.until(
                "the class loader of " + service + " is gone",
                () -> traces.classes(service.bundle()) == 0,
                () -> traces.classes(service.bundle()) + " classes");
    }

    /** Hands in what is stored and waits; answers the intake's id. */
    private String stampedWithoutIt(DeployedService service) {
        Answer receipt = register(service, service.good()).expect(201);
        assertEquals("STAMPED", receipt.text("/intake/state"), receipt::toString);
        assertTrue(receipt.json().path("form").isMissingNode()
                || receipt.json().path("form").isNull());
        return receipt.text("/intake/id");
    }

    static Stream<DeployedService> underLoad() {
        return Stream.of(DeployedService.example(), DeployedService.claimForms());
    }

    @ParameterizedTest
    @MethodSource("underLoad")
    void noFormIsLostAndNoneIsDoubledWhileItsVersionsChangeAndItGoes(DeployedService service) throws IOException {
        uninstallWhatIsShipped(service);
        deploy(service, service.build());
        List<String> before = new FormRegister(officer, service).gapless();
        Callers desks = new Callers(officer, service.intakes(), "/formNumber", service::good);
        try (desks) {
            for (int i = 0; i < SWAPS; i++) {
                desks.awaitMore(BETWEEN);
                deploy(service, service.upgrade());
                desks.awaitMore(BETWEEN);
                deploy(service, service.build());
            }
            desks.awaitMore(BETWEEN);
            remove(service);
            desks.awaitMore(BETWEEN);
            deploy(service, service.upgrade());
            desks.awaitMore(BETWEEN);
        }
        assertEquals(List.of(), desks.refusals());
        desks.acknowledged().values().forEach(this::awaitRegistered);
        List<String> registered = new ArrayList<>(new FormRegister(officer, service).gapless());
        registered.removeAll(before);
        assertEquals(
                desks.sent().keySet().stream().sorted().toList(),
                registered.stream().sorted().toList());
        remove(service);
    }

    private void uninstallWhatIsShipped(DeployedService service) {
        if (!bundles.named(service.bundle()).isEmpty()) {
            relais.shell("bundle:uninstall " + service.bundle());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenVersionIsTakenBackAndNoFormThatArrivedIsLost(BrokenService fault) throws IOException {
        deploy(example, example.build());
        String good = Builds.version(example.build());
        for (int i = 0; i < 3; i++) {
            register(example, example.good()).expect(201);
        }
        Patience.until("it is proven", () -> "PROVEN".equals(state(example, good)), this::plugIns);
        String broken = "2.0." + fault.ordinal();
        List<Answer> received = new ArrayList<>();

        Builds.drop(fault.build(broken), relais.deploy(), example.file());
        Patience.until(
                broken + " is taken back",
                () -> {
                    received.add(register(example, example.good()).expect(201));
                    return "TAKEN_BACK".equals(state(example, broken));
                },
                this::plugIns);

        String reason = plugIn(example, broken).at("/reason/en").asText();
        assertTrue(reason.contains(fault.named()), reason);
        awaitVersion(example, good);
        assertArrayEquals(
                Files.readAllBytes(example.build()),
                Files.readAllBytes(relais.deploy().resolve(example.file())));
        received.forEach(answer -> awaitRegistered(answer.text("/intake/id")));
        new FormRegister(officer, example).gapless();
        assertFalse(received.isEmpty());
    }

    private Answer register(DeployedService service, ObjectNode form) {
        return register(service, Calls.newKey(), form);
    }

    private Answer register(DeployedService service, String key, ObjectNode form) {
        return officer.with("Idempotency-Key", key).post(service.path() + "/forms", form.toString());
    }

    private JsonNode form(DeployedService service, Answer registered) {
        return officer.get(service.path() + "/forms/" + registered.text("/form/number"))
                .expect(200)
                .json();
    }

    private void awaitRegistered(String intake) {
        Patience.until(
                intake + " is registered",
                () -> "REGISTERED"
                        .equals(officer.get("/api/v1/intakes/" + intake).text("/state")),
                () -> officer.get("/api/v1/intakes/" + intake));
    }

    private void deploy(DeployedService service, Path build) {
        Builds.drop(build, relais.deploy(), service.file());
        awaitVersion(service, Builds.version(build));
    }

    private void awaitVersion(DeployedService service, String version) {
        Patience.until(
                service + " is there in version " + version,
                () -> bundles.named(service.bundle()).contains(version) && isThere(service.id()),
                () -> bundles.named(service.bundle()));
    }

    private void remove(DeployedService service) throws IOException {
        Files.deleteIfExists(relais.deploy().resolve(service.file()));
        Patience.until(
                service + " has gone",
                () -> bundles.named(service.bundle()).isEmpty() && !isThere(service.id()),
                () -> bundles.named(service.bundle()));
    }

    private boolean isThere(String service) {
        Answer answer = officer.get("/api/v1/services/" + service);
        return answer.status() == 200 && answer.json().path("available").asBoolean();
    }

    private String state(DeployedService service, String version) {
        return plugIn(service, version).path("state").asText();
    }

    private JsonNode plugIn(DeployedService service, String version) {
        for (JsonNode plugIn : plugIns()) {
            if (plugIn.path("id").asText().equals(service.bundle())
                    && plugIn.path("version").asText().equals(version)) {
                return plugIn;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode plugIns() {
        return integrator.get("/api/v1/plug-ins").expect(200).json().path("items");
    }
}
