package org.relais.requesters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;
import org.relais.directory.Office;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * What is known of a request before it is handed in.
 *
 * @param phone in any spelling; a withheld or short number finds nothing
 * @param text subject and description, for places
 */
public record SuggestionQuery(
        TopicId topic,
        @Nullable RequesterId requester,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String commune,
        @Nullable String text) {

    private static final List<String> MEMBERS =
            List.of("topic", "requesterId", "requester", "phone", "email", "commune", "text");
    private static final List<String> REQUESTER_MEMBERS =
            List.of("firstName", "lastName", "phone", "email", "language", "organisation");
    private static final int LONGEST = 4000;

    /**
     * Reads {@code {topic, requesterId?, requester?, phone?, email?, commune?, text?}}; {@code requester} is that of an intake.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names everything that is wrong
     */
    public static SuggestionQuery of(FormData form, Office office) {
        List<FieldError> errors = new ArrayList<>(form.faults());
        refuseUnknown("", form.members().keySet().stream().toList(), MEMBERS, errors);
        if (form.at("/requester").orElse(null) instanceof java.util.Map<?, ?> requester) {
            List<String> names =
                    requester.keySet().stream().map(String.class::cast).toList();
            refuseUnknown("/requester", names, REQUESTER_MEMBERS, errors);
        }
        String topic = text(form, "/topic", errors);
        if (topic == null || office.topic(topic).isEmpty()) {
            errors.add(new FieldError(
                    "/topic", new LocalizedText("Un thème connu est attendu.", "A known topic is expected.")));
        }
        String requester = text(form, "/requesterId", errors);
        Optional<RequesterId> id = requester == null ? Optional.empty() : RequesterId.parse(requester);
        if (requester != null && id.isEmpty()) {
            errors.add(new FieldError(
                    "/requesterId", new LocalizedText("Un identifiant est attendu.", "An id is expected.")));
        }
        String phone = text(form, "/phone", errors);
        String email = text(form, "/email", errors);
        String firstName = text(form, "/requester/firstName", errors);
        String lastName = text(form, "/requester/lastName", errors);
        String ownPhone = text(form, "/requester/phone", errors);
        String ownEmail = text(form, "/requester/email", errors);
        String commune = text(form, "/commune", errors);
        String text = text(form, "/text", errors);
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return new SuggestionQuery(
                new TopicId(topic == null ? "" : topic),
                id.orElse(null),
                firstName,
                lastName,
                phone == null ? ownPhone : phone,
                email == null ? ownEmail : email,
                commune,
                text);
    }

    private static void refuseUnknown(String at, List<String> names, List<String> known, List<FieldError> errors) {
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.add(
                        new FieldError(FieldError.pointer(at, name), new LocalizedText("Inconnu.", "Unknown."))));
    }

    private static @Nullable String text(FormData form, String pointer, List<FieldError> errors) {
        Object value = form.at(pointer).orElse(null);
        if (value == null || value instanceof String text && text.length() <= LONGEST) {
            return (String) value;
        }
        errors.add(new FieldError(
                pointer,
                new LocalizedText(
                                "Un texte de %d caractères au plus est attendu.",
                                "A text of at most %d characters is expected.")
                        .formatted(LONGEST)));
        return null;
    }
}
