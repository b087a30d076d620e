package org.relais.services;

import java.util.List;
import java.util.Map;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** What a person does with one registered form. */
public sealed interface FormCommand {

    /** Longest reason or note, in characters. */
    int LONGEST = 1000;

    /** Names of the commands, as clients write them. */
    List<String> NAMES = List.of("supply", "assess", "return", "close");

    /** The citizen has brought what was missing. Only members that are missing can be given, and nothing else changes. */
    record Supply(FormData supplied) implements FormCommand {}

    /** Complete or not, and where it goes, is found out again: by the rules and reference data of today. */
    record Assess() implements FormCommand {}

    /** The form is given back to the citizen. */
    record Return(String reason) implements FormCommand {}

    /** What the partner refused has been settled with the citizen. */
    record Close(String note) implements FormCommand {}

    /**
     * Makes a command from its name and members: {@code supply} {supplied: members of the form}, {@code assess} {}, {@code return}
     * {reason}, {@code close} {note}.
     *
     * @throws RelaisException {@code not-found} for an unknown name, {@code invalid-request} that names what is wrong
     */
    static FormCommand of(String action, FormData body) {
        if (action.equals("supply")) {
            return supply(body);
        }
        Parameters given = new Parameters(body.members());
        FormCommand command = switch (action) {
            case "assess" -> new Assess();
            case "return" -> new Return(ServiceTexts.needed(given, "reason", LONGEST));
            case "close" -> new Close(ServiceTexts.needed(given, "note", LONGEST));
            default -> throw ServiceTexts.noAction(NAMES);
        };
        given.check();
        return command;
    }

    private static FormCommand supply(FormData body) {
        if (body.members().size() == 1 && body.members().get("supplied") instanceof Map<?, ?> supplied) {
            @SuppressWarnings("unchecked") // a form's names are texts
            FormData members = new FormData((Map<String, Object>) supplied);
            List<FieldError> faults = members.faults().stream()
                    .map(fault -> new FieldError("/supplied" + fault.pointer(), fault.detail()))
                    .toList();
            if (!faults.isEmpty()) {
                throw Errors.invalid(faults);
            }
            return new Supply(members);
        }
        throw Errors.invalid(List.of(new FieldError(
                "/supplied",
                new LocalizedText(
                        "Les champs apportés sont attendus, et rien d'autre, par exemple {\"supplied\": {\"signed\": true}}.",
                        "The members that were brought are expected, and nothing else, for example {\"supplied\": {\"signed\":"
                                + " true}}."))));
    }
}
