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

    private static final Map<CaseAction, List<String>> REQUIRED = Map.ofEntries(
            Map.entry(CaseAction.TRANSFER, List.of("/department", "/reason")),
            Map.entry(CaseAction.RETURN, List.of("/reason")),
            Map.entry(CaseAction.ASSIGN, List.of("/agent")),
            Map.entry(CaseAction.WAIT, List.of("/reason")),
            Map.entry(CaseAction.RESOLVE, List.of("/code", "/text")),
            Map.entry(CaseAction.REOPEN, List.of("/reason")),
            Map.entry(CaseAction.CANCEL, List.of("/reason")),
            Map.entry(CaseAction.MERGE, List.of("/into")),
            Map.entry(CaseAction.UNMERGE, List.of("/reason")),
            Map.entry(CaseAction.SPLIT, List.of("/subject")),
            Map.entry(CaseAction.LINK, List.of("/to", "/kind")),
            Map.entry(CaseAction.PRIORITISE, List.of("/priority", "/reason")),
            Map.entry(CaseAction.CLASSIFY, List.of("/level", "/reason")));

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
    void anotherCaseIsNamedByIdOrReferenceAndNothingElse() {
        CaseReference other = CaseReference.of(2021, 1);
        assertEquals(
                new CaseCommand.Link(other, LinkKind.FOLLOWS),
                CaseCommands.of("link", Map.of("to", other.value(), "kind", "FOLLOWS")));
        assertEquals(List.of("/into"), refused(CaseAction.MERGE, Map.of("into", "2021-000001-?")));
        assertEquals(List.of("/kind"), refused(CaseAction.LINK, Map.of("to", other.value(), "kind", "COUSIN")));
    }

    @Test
    void noWordOfAnActionMayHoldAControlCharacter() {
        assertEquals(
                List.of("/text"), refused(CaseAction.RESOLVE, Map.of("code", "ANSWERED", "text", "a\u0000b\u0001c")));
        assertEquals(List.of("/reason"), refused(CaseAction.CANCEL, Map.of("reason", "\uD83D")));
        assertEquals(
                List.of("/subject", "/description"),
                refused(CaseAction.SPLIT, Map.of("subject", "\uFFFE", "description", "\u001B[2J")));
        assertEquals(List.of("/into"), refused(CaseAction.MERGE, Map.of("into", "2021-004517-K\u0000")));
    }

    @Test
    void aWaitEndsInThisAge() {
        assertEquals(
                List.of("/until"),
                refused(CaseAction.WAIT, Map.of("reason", "papers", "until", "+999999999-01-01T00:00:00Z")));
    }

    @Test
    void anUnknownActionIsNotFound() {
        RelaisException refused = assertThrows(RelaisException.class, () -> CaseCommands.of("START", Map.of()));

        assertEquals(Errors.NOT_FOUND, refused.code());
    }
}
