package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.relais.service.desk.internal.ServiceDeskFixture.complete;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.errors.RelaisException;
import org.relais.services.FormState;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;

/** Every command in every state of a slip: what is written here and nothing else is possible, and what is refused changes nothing. */
abstract class SlipStateContract extends DeskContract {

    private static final Map<SlipState, Map<String, SlipState>> EXPECTED = Map.of(
            SlipState.OPEN,
            Map.of("add", SlipState.OPEN, "remove", SlipState.OPEN, "freeze", SlipState.FROZEN),
            SlipState.FROZEN,
            Map.of("reopen", SlipState.OPEN, "transmit", SlipState.TRANSMITTED),
            SlipState.TRANSMITTED,
            Map.of(
                    "decide", SlipState.TRANSMITTED,
                    "reconsider", SlipState.TRANSMITTED,
                    "follow-up", SlipState.TRANSMITTED,
                    "close", SlipState.CLOSED),
            SlipState.CLOSED,
            Map.of());

    private List<RegistrationNumber> forms = List.of();

    @BeforeEach
    void register() {
        forms = Stream.of("N-1", "N-2", "N-3")
                .map(number ->
                        desk.register(complete(number, "NORTH")).summary().number())
                .toList();
    }

    static Stream<Arguments> everyCommandInEveryState() {
        return Arrays.stream(SlipState.values())
                .flatMap(state -> SlipCommand.NAMES.stream().map(command -> Arguments.of(state, command)));
    }

    @ParameterizedTest
    @MethodSource
    void everyCommandInEveryState(SlipState state, String name) {
        SlipView slip = slipIn(state, name.equals("close"));
        SlipCommand command = command(name);
        assertEquals(name, command.wireName());
        Optional<SlipState> expected = Optional.ofNullable(EXPECTED.get(state).get(name));

        if (expected.isPresent()) {
            assertEquals(expected.get(), desk.execute(slip, command).summary().state());
        } else {
            List<FormState> before = states();
            RelaisException refused = assertThrows(RelaisException.class, () -> desk.execute(slip, command));
            assertEquals("action-not-allowed", refused.code().value());
            assertEquals(slip, desk.read(slip));
            assertEquals(before, states());
        }
        assertEquals(EXPECTED.get(state).keySet(), Set.copyOf(slip.allowedActions()));
    }

    private List<FormState> states() {
        return forms.stream().map(form -> desk.read(form).summary().state()).toList();
    }

    /** With the first two forms; once handed over, the first is acknowledged, and the second too when all is to be settled. */
    private SlipView slipIn(SlipState state, boolean settled) {
        SlipView slip = desk.open("NORTH");
        slip = desk.execute(slip, new SlipCommand.Add(forms.subList(0, 2)));
        if (state == SlipState.OPEN) {
            return slip;
        }
        slip = desk.execute(slip, new SlipCommand.Freeze());
        if (state == SlipState.FROZEN) {
            return slip;
        }
        slip = desk.execute(slip, new SlipCommand.Transmit());
        slip = desk.execute(slip, decide(0));
        if (settled || state == SlipState.CLOSED) {
            slip = desk.execute(slip, decide(1));
        }
        return state == SlipState.CLOSED ? desk.execute(slip, new SlipCommand.Close()) : slip;
    }

    private SlipCommand decide(int form) {
        return new SlipCommand.Decide(forms.get(form), LineOutcome.ACKNOWLEDGED, null, null);
    }

    private SlipCommand command(String name) {
        return switch (name) {
            case "add" -> new SlipCommand.Add(List.of(forms.get(2)));
            case "remove" -> new SlipCommand.Remove(List.of(forms.get(1)));
            case "freeze" -> new SlipCommand.Freeze();
            case "reopen" -> new SlipCommand.Reopen("Oubli");
            case "transmit" -> new SlipCommand.Transmit();
            case "decide" -> decide(1);
            case "reconsider" -> new SlipCommand.Reconsider(forms.get(0), "Erreur");
            case "follow-up" -> new SlipCommand.FollowUp(forms.get(1), "Appelé");
            case "close" -> new SlipCommand.Close();
            default -> throw new AssertionError("no such command: " + name);
        };
    }
}
