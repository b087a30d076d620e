package org.relais.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.directory.Office;
import org.relais.directory.OfficeParameters;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Makes actions on intakes from a name and a form, the same for every adapter. */
public final class IntakeActions {

    private static final int LONGEST_SUBJECT = 400;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHONE = 100;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_LANGUAGE = 35;
    private static final String REQUESTER = "requester";

    /** An object with a name, as in the forms of channels, or the name alone. */
    private static final String ORGANISATION = "organisation";

    private IntakeActions() {}

    /**
     * Makes an action: {@code retry}, {@code assign} {agent}, {@code release}, {@code reject} {reason}, {@code settle}
     * {reason}, {@code register} {subject,
     * description?, topic?, site?, department?, requester?, outcome?}, where the subject is left out for an outcome that opens no case.
     *
     * @param office in which topics, sites and departments are known
     * @throws RelaisException {@code not-found} for an unknown action, {@code invalid-request} that names the missing, malformed and
     *     unknown members
     */
    public static IntakeAction of(String action, FormData form, Office office) {
        Parameters given = new Parameters(withoutRequester(action, form));
        IntakeAction made = switch (action) {
            case "retry" -> new IntakeAction.Retry();
            case "assign" -> new IntakeAction.Assign(given.required("agent"));
            case "release" -> new IntakeAction.Release();
            case "reject" -> new IntakeAction.Reject(reason(given));
            case "settle" -> new IntakeAction.Settle(reason(given));
            case "register" -> register(given, form, office);
            default ->
                throw RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Action inconnue. Possibles : retry, assign, release, register, reject, settle.",
                                "No such action. There are retry, assign, release, register, reject, settle."));
        };
        given.check();
        return made;
    }

    /** The requester is an object with members of its own. */
    private static Map<String, ?> withoutRequester(String action, FormData form) {
        if (!action.equals("register") || !(form.members().get(REQUESTER) instanceof Map)) {
            return form.members();
        }
        Map<String, Object> rest = new LinkedHashMap<>(form.members());
        rest.remove(REQUESTER);
        return rest;
    }

    private static String reason(Parameters given) {
        String reason = given.required("reason");
        given.text("reason", LONGEST_TEXT);
        return reason;
    }

    private static IntakeAction register(Parameters given, FormData form, Office office) {
        @Nullable ContactOutcome chosen = given.choice("outcome", ContactOutcome.class);
        ContactOutcome outcome = chosen == null ? ContactOutcome.CASE : chosen;
        @Nullable String subject = given.text("subject", LONGEST_SUBJECT);
        if (outcome.opensCase()) {
            given.required("subject");
        } else if (subject != null) {
            given.refuse(
                    "subject",
                    new LocalizedText(
                            "Cette issue n'ouvre pas de dossier : sans objet.",
                            "This outcome opens no case: no subject."));
        }
        @Nullable TopicId topic = OfficeParameters.topic(given, office);
        return new IntakeAction.Register(
                subject,
                given.text("description", LONGEST_TEXT),
                topic,
                OfficeParameters.site(given, office),
                OfficeParameters.department(given, office),
                requester(given, form),
                outcome);
    }

    private static @Nullable Requester requester(Parameters given, FormData form) {
        if (!(form.members().get(REQUESTER) instanceof Map<?, ?>)) {
            if (form.members().containsKey(REQUESTER)) {
                given.optional(REQUESTER);
                given.refuse(REQUESTER, new LocalizedText("Un objet est attendu.", "An object is expected."));
            }
            return null;
        }
        return form.at("/" + REQUESTER)
                .map(members -> requester((Map<?, ?>) members))
                .filter(requester -> !requester.isUnknown())
                .orElse(null);
    }

    private static Requester requester(Map<?, ?> members) {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.forEach((name, value) -> plain.put((String) name, value));
        if (plain.get(ORGANISATION) instanceof Map<?, ?> organisation
                && organisation.keySet().equals(Set.of("name"))) {
            plain.put(ORGANISATION, organisation.get("name"));
        }
        Parameters given = new Parameters(plain);
        Requester requester = new Requester(
                given.text("firstName", LONGEST_NAME),
                given.text("lastName", LONGEST_NAME),
                given.text("phone", LONGEST_PHONE),
                given.text("email", LONGEST_EMAIL),
                given.text("language", LONGEST_LANGUAGE),
                given.text(ORGANISATION, LONGEST_NAME));
        try {
            given.check();
        } catch (RelaisException e) {
            List<FieldError> errors = e.errors().stream()
                    .map(error -> new FieldError("/" + REQUESTER + error.pointer(), error.detail()))
                    .toList();
            throw Errors.invalid(errors);
        }
        return requester;
    }
}
