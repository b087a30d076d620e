package org.relais.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.texts.LocalizedText;

/**
 * One command for several cases.
 *
 * @param items from 1 to {@link #MAX_CASES}, none twice
 */
public record BulkRequest(List<Item> items, CaseCommand command) {

    /** The most cases of one request. */
    public static final int MAX_CASES = 1000;

    /**
     * A case, and the revision at which it was seen.
     *
     * @param name id or reference; one that cannot name a case is refused by itself
     * @param expectedRevision when present and no longer current, the case is left alone
     */
    public record Item(String name, OptionalLong expectedRevision) {}

    public BulkRequest {
        items = List.copyOf(items);
    }

    /**
     * Makes a request from an action and what a client wrote.
     *
     * @param action as for a single case; all but {@code split}, which opens a case for each
     * @param cases each an id or reference, or a map of {@code case} and {@code revision}
     * @param parameters of the action
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names every fault, nothing being done
     */
    public static BulkRequest of(String action, List<?> cases, Map<String, ?> parameters) {
        List<FieldError> errors = new ArrayList<>();
        if (cases.isEmpty() || cases.size() > MAX_CASES) {
            throw Errors.invalid(
                    "/cases",
                    new LocalizedText("De 1 à %d dossiers sont attendus.", "From 1 to %d cases are expected.")
                            .formatted(MAX_CASES));
        }
        CaseCommand command = CaseCommands.of(action, parameters);
        if (command.action() == CaseAction.SPLIT) {
            throw Errors.invalid(
                    "/action",
                    new LocalizedText("« split » se fait dossier par dossier.", "'split' is done case by case."));
        }
        List<Item> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cases.size(); i++) {
            Item item = item("/cases/" + i, cases.get(i), errors);
            if (item != null && !seen.add(item.name())) {
                errors.add(new FieldError(
                        "/cases/" + i, new LocalizedText("Donné plusieurs fois.", "Given more than once.")));
            } else if (item != null) {
                items.add(item);
            }
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return new BulkRequest(items, command);
    }

    private static @Nullable Item item(String pointer, Object given, List<FieldError> errors) {
        Object name = given instanceof Map<?, ?> members ? members.get("case") : given;
        boolean furtherMembers = given instanceof Map<?, ?> members
                && !Set.of("case", "revision").containsAll(members.keySet());
        if (!(name instanceof String text) || furtherMembers) {
            errors.add(new FieldError(
                    pointer,
                    new LocalizedText(
                            "Un numéro ou une référence de dossier est attendu, ou {\"case\",\"revision\"}.",
                            "The id or the reference of a case is expected, or {\"case\",\"revision\"}.")));
            return null;
        }
        Object revision = given instanceof Map<?, ?> members ? members.get("revision") : null;
        if (revision == null) {
            return new Item(text, OptionalLong.empty());
        }
        if (!(revision instanceof Long number)) {
            errors.add(new FieldError(
                    pointer + "/revision",
                    new LocalizedText("Un nombre entier est attendu.", "A whole number is expected.")));
            return null;
        }
        return new Item(text, OptionalLong.of(number));
    }
}
