package org.relais.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** What a person does with one transmittal slip. Forms are named by their registration numbers. */
public sealed interface SlipCommand {

    /** Longest reason or note, in characters. */
    int LONGEST = 1000;

    /** How many forms one command may name, and how many a slip may have. */
    int MOST_FORMS = 500;

    /** Names of the commands, as clients write them. */
    List<String> NAMES =
            List.of("add", "remove", "freeze", "reopen", "transmit", "decide", "reconsider", "follow-up", "close");

    /** The name that clients use. */
    String wireName();

    /**
     * Puts forms on it.
     *
     * @param forms empty for every complete form of the destination that there is room for, oldest first
     */
    record Add(List<RegistrationNumber> forms) implements SlipCommand {
        public Add {
            forms = List.copyOf(forms);
        }

        @Override
        public String wireName() {
            return "add";
        }
    }

    /** Takes forms off it. */
    record Remove(List<RegistrationNumber> forms) implements SlipCommand {
        public Remove {
            forms = List.copyOf(forms);
        }

        @Override
        public String wireName() {
            return "remove";
        }
    }

    /** Nothing is added or removed any more; it gets its number. */
    record Freeze() implements SlipCommand {
        @Override
        public String wireName() {
            return "freeze";
        }
    }

    /** Opens a frozen slip again, as long as it was not handed over. It keeps its number. */
    record Reopen(String reason) implements SlipCommand {
        @Override
        public String wireName() {
            return "reopen";
        }
    }

    /** It was handed over. */
    record Transmit() implements SlipCommand {
        @Override
        public String wireName() {
            return "transmit";
        }
    }

    /**
     * What the partner says about one form.
     *
     * @param code one of the service's codes, for a rejection
     */
    record Decide(
            RegistrationNumber form,
            LineOutcome outcome,
            @Nullable String code,
            @Nullable String reason) implements SlipCommand {
        @Override
        public String wireName() {
            return "decide";
        }
    }

    /** What was written down about one form was wrong: it is pending again. */
    record Reconsider(RegistrationNumber form, String reason) implements SlipCommand {
        @Override
        public String wireName() {
            return "reconsider";
        }
    }

    /** What was done about a form that is missing or not accounted for. */
    record FollowUp(RegistrationNumber form, String note) implements SlipCommand {
        @Override
        public String wireName() {
            return "follow-up";
        }
    }

    /** Every form is accounted for. */
    record Close() implements SlipCommand {
        @Override
        public String wireName() {
            return "close";
        }
    }

    /**
     * Makes a command from its name and members: {@code add} {forms: numbers, or none for all}, {@code remove} {forms}, {@code freeze} {},
     * {@code reopen} {reason}, {@code transmit} {}, {@code decide} {form, outcome, code?, reason?}, {@code reconsider} {form, reason},
     * {@code follow-up} {form, note}, {@code close} {}.
     *
     * @throws org.relais.errors.RelaisException {@code not-found} for an unknown name, {@code invalid-request} that names what is wrong
     */
    static SlipCommand of(String action, FormData body) {
        Map<String, Object> members = new TreeMap<>(body.members());
        List<FieldError> errors = new ArrayList<>();
        List<RegistrationNumber> forms = forms(members.remove("forms"), errors);
        if (action.equals("remove") && forms.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError(
                    "/forms",
                    new LocalizedText("Au moins un numéro est attendu.", "At least one number is expected.")));
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        Parameters given = new Parameters(members);
        SlipCommand command = of(action, given, forms);
        if (!forms.isEmpty() && !(command instanceof Add || command instanceof Remove)) {
            given.refuse("forms", new LocalizedText("Inconnu.", "Unknown."));
        }
        given.check();
        return command;
    }

    private static SlipCommand of(String action, Parameters given, List<RegistrationNumber> forms) {
        return switch (action) {
            case "add" -> new Add(forms);
            case "remove" -> new Remove(forms);
            case "freeze" -> new Freeze();
            case "reopen" -> new Reopen(ServiceTexts.needed(given, "reason", LONGEST));
            case "transmit" -> new Transmit();
            case "decide" -> decide(given);
            case "reconsider" -> {
                RegistrationNumber form = form(given);
                yield new Reconsider(form, ServiceTexts.needed(given, "reason", LONGEST));
            }
            case "follow-up" -> {
                RegistrationNumber form = form(given);
                yield new FollowUp(form, ServiceTexts.needed(given, "note", LONGEST));
            }
            case "close" -> new Close();
            default -> throw ServiceTexts.noAction(NAMES);
        };
    }

    private static SlipCommand decide(Parameters given) {
        RegistrationNumber form = form(given);
        given.required("outcome");
        @Nullable
        LineOutcome outcome = given.choice(
                "outcome",
                List.of(LineOutcome.ACKNOWLEDGED, LineOutcome.REJECTED, LineOutcome.MISSING),
                LineOutcome::name);
        @Nullable String code = given.optional("code");
        @Nullable String reason = given.text("reason", LONGEST);
        given.check();
        return new Decide(form, Objects.requireNonNull(outcome), code, reason);
    }

    /** Checked at once: without it there is no command. */
    private static RegistrationNumber form(Parameters given) {
        String text = given.required("form");
        return RegistrationNumber.parse(text)
                .orElseThrow(() -> Errors.invalid(
                        "/form",
                        new LocalizedText(
                                "Le numéro d'enregistrement d'un formulaire est attendu.",
                                "The registration number of a form is expected.")));
    }

    private static List<RegistrationNumber> forms(@Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            return List.of();
        }
        LocalizedText expected = new LocalizedText(
                        "Une liste de 1 à %d numéros d'enregistrement est attendue.",
                        "A list of 1 to %d registration numbers is expected.")
                .formatted(MOST_FORMS);
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MOST_FORMS) {
            errors.add(new FieldError("/forms", expected));
            return List.of();
        }
        List<RegistrationNumber> forms = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String text = list.get(i) instanceof String written ? written : "";
            String pointer = "/forms/" + i;
            RegistrationNumber.parse(text)
                    .ifPresentOrElse(forms::add, () -> errors.add(new FieldError(pointer, expected)));
        }
        return forms;
    }
}
