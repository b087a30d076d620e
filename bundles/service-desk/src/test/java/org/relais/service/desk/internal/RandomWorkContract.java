package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.relais.service.desk.internal.ServiceDeskFixture.OFFICER;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;
import static org.relais.service.desk.internal.ServiceDeskFixture.form;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.RelaisException;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.testkit.TestDatabase;

/**
 * Whatever people do in whatever order, sensible or not: what was transmitted is acknowledged, rejected, missing or pending; a closed slip
 * has nothing missing or pending; a form is on one slip at most and in the state that its slip says; no number is skipped; every history
 * holds together.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RandomWorkContract {

    private static final int COMMANDS = 90;

    /** Refusals that are no defect: the command makes no sense now. */
    private static final Set<String> SENSIBLE = Set.of(
            "action-not-allowed",
            "slip-empty",
            "slip-already-open",
            "slip-difference",
            "form-not-on-slip",
            "form-not-complete",
            "form-not-missing",
            "form-already-registered",
            "not-found",
            "invalid-request");

    private final Set<String> done = new HashSet<>();
    private TestDatabase database;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database();
    }

    /** Work that never got anywhere would prove nothing. */
    @AfterAll
    void close() {
        database.close();
        assertTrue(
                done.containsAll(List.of(
                        "register",
                        "incomplete",
                        "supply",
                        "return",
                        "assess",
                        "add",
                        "remove",
                        "freeze",
                        "reopen",
                        "transmit",
                        "decide",
                        "list",
                        "close")),
                done::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSumRuleHoldsAfterEveryCommand(long seed) {
        try (ServiceDeskFixture desk = new ServiceDeskFixture(database)) {
            desk.arrive();
            Worker worker = new Worker(desk, new Random(seed));
            for (int i = 0; i < COMMANDS; i++) {
                String command = worker.next();
                try {
                    worker.perform(command);
                    done.add(command);
                } catch (RelaisException refused) {
                    assertTrue(SENSIBLE.contains(refused.code().value()), () -> command + ": " + refused);
                }
                check(desk, command);
            }
            for (SlipView.SlipSummary slip : desk.slips.list(OFFICER, PermitService.ID, Set.of())) {
                assertTrue(
                        desk.slips
                                .history(OFFICER, PermitService.ID, slip.id().toString())
                                .intact(),
                        slip::toString);
            }
        }
    }

    private static void check(ServiceDeskFixture desk, String command) {
        Map<RegistrationNumber, SlipView.Line> lines = new HashMap<>();
        Map<RegistrationNumber, SlipView> slipOf = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        int numbered = 0;
        for (SlipView.SlipSummary listed : desk.slips.list(OFFICER, PermitService.ID, Set.of())) {
            SlipView slip =
                    desk.slips.get(OFFICER, PermitService.ID, listed.id().toString());
            SlipView.Sum sum = slip.summary().sum();
            assertEquals(listed.sum(), sum, command);
            assertEquals(
                    sum.transmitted(),
                    sum.acknowledged() + sum.rejected() + sum.missing() + sum.pending(),
                    () -> command + ": " + slip);
            if (slip.summary().state() == SlipState.CLOSED) {
                assertEquals(0, sum.difference(), () -> command + ": " + slip);
            }
            if (slip.summary().state() == SlipState.OPEN) {
                assertEquals(1, open.merge(slip.summary().destination(), 1, Integer::sum), command);
            }
            assertTrue(slip.intact(), () -> command + ": " + slip);
            numbered += slip.summary().number() == null ? 0 : 1;
            for (SlipView.Line line : slip.lines()) {
                assertTrue(lines.put(line.form(), line) == null, () -> command + ": twice " + line);
                slipOf.put(line.form(), slip);
            }
        }
        for (SlipView slip : slipOf.values()) {
            if (slip.summary().number() != null) {
                int sequence = Integer.parseInt(slip.summary().number().value().substring(16));
                assertTrue(sequence >= 1 && sequence <= numbered, () -> command + ": " + slip.summary());
            }
        }
        var forms = desk.forms
                .list(OFFICER, PermitService.ID, FormQuery.of(Map.of("limit", "200")))
                .items();
        assertEquals(
                forms.isEmpty()
                        ? 0
                        : Integer.parseInt(forms.get(0).number().value().substring(14)),
                forms.size(),
                command);
        forms.forEach(form -> checkForm(desk, form, lines.get(form.number()), slipOf.get(form.number()), command));
    }

    private static void checkForm(
            ServiceDeskFixture desk, FormView.FormSummary form, SlipView.Line line, SlipView slip, String command) {
        assertEquals(slip != null, form.slip() != null, () -> command + ": " + form);
        Set<FormState> expected = slip == null
                ? Set.of(FormState.COMPLETE, FormState.INCOMPLETE, FormState.RETURNED)
                : switch (slip.summary().state()) {
                    case OPEN, FROZEN -> Set.of(FormState.BATCHED);
                    case TRANSMITTED -> transmitted(line.outcome());
                    case CLOSED ->
                        line.outcome() == LineOutcome.ACKNOWLEDGED
                                ? Set.of(FormState.CLOSED)
                                : Set.of(FormState.REJECTED, FormState.CLOSED);
                };
        assertTrue(expected.contains(form.state()), () -> command + ": " + form + " on " + slip);
        assertTrue(
                desk.persistence
                        .unitOfWork()
                        .read(() -> FormLife.isIntact(
                                desk.formStore
                                        .find(PermitService.ID, form.number())
                                        .orElseThrow(),
                                desk.formStore.events(form.number()))),
                () -> command + ": " + form);
    }

    private static Set<FormState> transmitted(LineOutcome outcome) {
        return switch (outcome) {
            case PENDING, MISSING -> Set.of(FormState.TRANSMITTED);
            case ACKNOWLEDGED -> Set.of(FormState.ACKNOWLEDGED);
            // a person may have settled it with the citizen before the slip is closed
            case REJECTED -> Set.of(FormState.REJECTED, FormState.CLOSED);
        };
    }

    /** Does one thing after the other, on what there is. */
    private static final class Worker {

        private static final List<String> COMMANDS = List.of(
                "register",
                "register",
                "register",
                "incomplete",
                "supply",
                "return",
                "assess",
                "add",
                "add",
                "remove",
                "freeze",
                "freeze",
                "reopen",
                "transmit",
                "transmit",
                "decide",
                "decide",
                "list",
                "list",
                "reconsider",
                "follow-up",
                "close",
                "close",
                "close-form",
                "open");

        private final ServiceDeskFixture desk;
        private final Random random;
        private int registered;

        Worker(ServiceDeskFixture desk, Random random) {
            this.desk = desk;
            this.random = random;
        }

        String next() {
            return COMMANDS.get(random.nextInt(COMMANDS.size()));
        }

        void perform(String command) {
            switch (command) {
                case "register" -> desk.register(complete("F-" + ++registered, destination()));
                case "incomplete" ->
                    desk.register(Map.of("formNumber", "F-" + ++registered, "name", "x", "goes", destination()));
                case "supply" ->
                    onForm(new FormCommand.Supply(
                            form(Map.of("person", "1", "details", Map.of("signed", random.nextBoolean())))));
                case "return" -> onForm(new FormCommand.Return("back"));
                case "assess" -> onForm(new FormCommand.Assess());
                case "close-form" -> onForm(new FormCommand.Close("settled"));
                case "open" -> desk.open(destination());
                case "add" ->
                    desk.execute(
                            desk.open(destination()),
                            new SlipCommand.Add(random.nextInt(3) > 0 ? List.of() : List.of(anyForm())));
                case "remove" -> onSlip(SlipState.OPEN, new SlipCommand.Remove(List.of(anyForm())));
                case "freeze" -> onSlip(SlipState.OPEN, new SlipCommand.Freeze());
                case "reopen" -> onSlip(SlipState.FROZEN, new SlipCommand.Reopen("more"));
                case "transmit" -> onSlip(SlipState.FROZEN, new SlipCommand.Transmit());
                case "close" -> onSlip(SlipState.TRANSMITTED, new SlipCommand.Close());
                case "follow-up" -> onSlip(SlipState.TRANSMITTED, new SlipCommand.FollowUp(anyForm(), "asked"));
                case "reconsider" -> onSlip(SlipState.TRANSMITTED, new SlipCommand.Reconsider(anyForm(), "wrong"));
                case "decide" -> decide();
                default -> partnersList();
            }
        }

        private String destination() {
            return random.nextBoolean() ? "NORTH" : "SOUTH";
        }

        private RegistrationNumber anyForm() {
            int last = Math.max(1, registered);
            return new RegistrationNumber("PER-DAJI-2021-%06d".formatted(1 + random.nextInt(last)));
        }

        private void onForm(FormCommand command) {
            try {
                desk.forms.execute(
                        OFFICER, PermitService.ID, anyForm().value(), command, java.util.OptionalLong.empty());
            } catch (RelaisException notFound) {
                if (!notFound.code().value().equals("not-found")) {
                    throw notFound;
                }
            }
        }

        /** Most of the time one in which the command makes sense. */
        private SlipView anySlip(SlipState sensible) {
            List<SlipView.SlipSummary> all = desk.slips.list(OFFICER, PermitService.ID, Set.of());
            List<SlipView.SlipSummary> fitting =
                    all.stream().filter(slip -> slip.state() == sensible).toList();
            List<SlipView.SlipSummary> chosen = random.nextInt(5) == 0 || fitting.isEmpty() ? all : fitting;
            return chosen.isEmpty()
                    ? desk.open("NORTH")
                    : desk.slips.get(
                            OFFICER,
                            PermitService.ID,
                            chosen.get(random.nextInt(chosen.size())).id().toString());
        }

        private void onSlip(SlipState sensible, SlipCommand command) {
            desk.execute(anySlip(sensible), command);
        }

        private void decide() {
            SlipView slip = anySlip(SlipState.TRANSMITTED);
            if (!slip.lines().isEmpty()) {
                LineOutcome outcome = LineOutcome.values()[1 + random.nextInt(3)];
                boolean rejected = outcome == LineOutcome.REJECTED;
                desk.execute(
                        slip,
                        new SlipCommand.Decide(
                                slip.lines()
                                        .get(random.nextInt(slip.lines().size()))
                                        .form(),
                                outcome,
                                rejected ? "CLOSED" : null,
                                rejected ? "because" : null));
            }
        }

        private void partnersList() {
            SlipView slip = anySlip(SlipState.TRANSMITTED);
            List<String> rows = new ArrayList<>(List.of("formNumber;outcome;code;reason"));
            for (SlipView.Line line : slip.lines()) {
                rows.add(line.formNumber()
                        + List.of(";ACKNOWLEDGED;;", ";REJECTED;LOST;lost", ";MISSING;;", ";NONSENSE;;")
                                .get(random.nextInt(4)));
            }
            desk.slips.reconcile(
                    OFFICER,
                    PermitService.ID,
                    slip.summary().id().toString(),
                    new ByteArrayInputStream(String.join("\n", rows).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
