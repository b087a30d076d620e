package org.relais.service.desk.internal.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.services.FormAction;
import org.relais.services.FormState;

/** Every state with every action: what is written here and nothing else is possible. */
class FormTransitionsTest {

    private static final Map<FormState, String> EXPECTED = new TreeMap<>(Map.of(
            FormState.RECEIVED, "REGISTER->REGISTERED",
            FormState.REGISTERED, "FIND_COMPLETE->COMPLETE FIND_INCOMPLETE->INCOMPLETE",
            FormState.INCOMPLETE, "FIND_COMPLETE->COMPLETE FIND_INCOMPLETE->INCOMPLETE RETURN->RETURNED",
            FormState.COMPLETE, "FIND_COMPLETE->COMPLETE FIND_INCOMPLETE->INCOMPLETE RETURN->RETURNED BATCH->BATCHED",
            FormState.RETURNED, "PURGE->RETURNED",
            FormState.BATCHED, "UNBATCH->COMPLETE TRANSMIT->TRANSMITTED",
            FormState.TRANSMITTED, "ACKNOWLEDGE->ACKNOWLEDGED REJECT->REJECTED",
            FormState.ACKNOWLEDGED, "RECONSIDER->TRANSMITTED CLOSE->CLOSED",
            FormState.REJECTED, "RECONSIDER->TRANSMITTED CLOSE->CLOSED",
            FormState.CLOSED, "PURGE->CLOSED"));

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsExpectedIsPossible(FormState state) {
        String possible = Arrays.stream(FormAction.values())
                .flatMap(action -> FormTransitions.after(state, action).stream().map(after -> action + "->" + after))
                .collect(Collectors.joining(" "));

        assertEquals(EXPECTED.get(state), possible);
        assertEquals(
                Stream.of(possible.split(" "))
                        .map(pair -> pair.replaceFirst("->.*", ""))
                        .collect(Collectors.toSet()),
                FormTransitions.allowedIn(state).stream().map(Enum::name).collect(Collectors.toSet()));
    }

    @Test
    void everyStateIsReachedFromTheFirstOne() {
        List<FormState> reached = new java.util.ArrayList<>(List.of(FormState.RECEIVED));
        for (int i = 0; i < reached.size(); i++) {
            FormState from = reached.get(i);
            for (FormAction action : FormAction.values()) {
                FormTransitions.after(from, action)
                        .filter(after -> !reached.contains(after))
                        .ifPresent(reached::add);
            }
        }
        assertEquals(List.of(FormState.values()).size(), reached.size(), reached::toString);
    }
}
