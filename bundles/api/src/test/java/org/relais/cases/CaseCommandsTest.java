package org.relais.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;

class CaseCommandsTest {

    private static final Map<CaseAction, List<String>> REQUIRED = Map.of(
            CaseAction.TRANSFER, List.of("/department", "/reason"),
            CaseAction.RETURN, List.of("/reason"),
            CaseAction.ASSIGN, List.of("/agent"),
            CaseAction.WAIT, List.of("/reason"),
            CaseAction.RESOLVE, List.of("/code", "/text"),
            CaseAction.REOPEN, List.of("/reason"),
            CaseAction.CANCEL, List.of("/reason"));

    private static List<String> refused(CaseAction action, Map<String, String> parameters) {
        return assertThrows(RelaisException.class, () -> CaseCommands.of(action.wireName(), parameters))
                .errors()
                .stream()
                .map(FieldError::pointer)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyActionNeedsItsParametersAndNoOther(CaseAction action) {
        List<String> required = REQUIRED.getOrDefault(action, List.of());
        if (required.isEmpty()) {
            assertEquals(action, CaseCommands.of(action.wireName(), Map.of()).action());
        } else {
            assertEquals(required, refused(action, Map.of()));
        }
        assertEquals("/colour", refused(action, Map.of("colour", "red")).get(required.size()));
    }

    @Test
    void takesTheParametersOver() {
        assertEquals(
                new CaseCommand.Wait("papers", Instant.parse("2021-09-09T20:00:00Z")),
                CaseCommands.of("wait", Map.of("reason", "papers", "until", "2021-09-10T07:00:00+11:00")));
        assertEquals(
                new CaseCommand.Triage("vaccination", null), CaseCommands.of("triage", Map.of("topic", "vaccination")));
        assertEquals(
                new CaseCommand.Resolve("ANSWERED", "done"),
                CaseCommands.of("resolve", Map.of("code", "ANSWERED", "text", "done")));
    }

    @Test
    void anUnknownActionIsNotFound() {
        RelaisException refused = assertThrows(RelaisException.class, () -> CaseCommands.of("START", Map.of()));

        assertEquals(Errors.NOT_FOUND, refused.code());
    }
}
