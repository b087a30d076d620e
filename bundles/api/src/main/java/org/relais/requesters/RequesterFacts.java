package org.relais.requesters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * What people write down about a requester.
 *
 * @param firstName of a person
 * @param lastName of a person
 * @param name of an organisation
 * @param language BCP 47 tag
 * @param contactPoints {@link ContactPoint#normalised} is computed by the desk and not looked at
 * @param organisations for which a person calls
 */
public record RequesterFacts(
        RequesterKind kind,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String language,
        List<ContactPoint> contactPoints,
        List<RequesterId> organisations) {

    private static final int MAX_NAME = 200;
    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_VALUE = 320;
    private static final int MAX_ITEMS = 20;

    public RequesterFacts {
        contactPoints = List.copyOf(contactPoints);
        organisations = List.copyOf(organisations);
    }

    /**
     * Reads {@code {kind?, firstName?, lastName?, name?, language?, contactPoints?: [{kind, value}], organisations?: [id]}}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names everything that is wrong
     */
    public static RequesterFacts of(FormData form) {
        List<FieldError> errors = new ArrayList<>(form.faults());
        Reading reading = new Reading(form, errors);
        reading.refuseUnknown(
                "",
                form.members(),
                List.of("kind", "firstName", "lastName", "name", "language", "contactPoints", "organisations"));
        RequesterKind kind = reading.choice("/kind", form.at("/kind").orElse("PERSON"), RequesterKind.class);
        RequesterFacts facts = new RequesterFacts(
                kind == null ? RequesterKind.PERSON : kind,
                reading.text("/firstName", MAX_NAME),
                reading.text("/lastName", MAX_NAME),
                reading.text("/name", MAX_NAME),
                reading.text("/language", MAX_LANGUAGE),
                reading.contactPoints(),
                reading.organisations());
        facts.check(errors);
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return facts;
    }

    private void check(List<FieldError> errors) {
        boolean person = kind == RequesterKind.PERSON;
        if (person ? firstName == null && lastName == null : name == null) {
            errors.add(new FieldError(person ? "/lastName" : "/name", new LocalizedText("Obligatoire.", "Required.")));
        }
        if (person && name != null) {
            errors.add(new FieldError(
                    "/name", new LocalizedText("Pour une organisation seulement.", "For an organisation alone.")));
        }
        if (!person && (firstName != null || lastName != null || !organisations.isEmpty())) {
            errors.add(new FieldError(
                    "/kind",
                    new LocalizedText(
                            "Une organisation n'a ni prénom, ni nom de famille, ni organisation.",
                            "An organisation has no first name, last name or organisation.")));
        }
    }

    private record Reading(FormData form, List<FieldError> errors) {

        void refuse(String pointer, LocalizedText detail) {
            errors.add(new FieldError(pointer, detail));
        }

        void refuseUnknown(String at, Map<?, ?> members, List<String> known) {
            members.keySet().stream()
                    .filter(member -> !known.contains(member))
                    .forEach(member ->
                            refuse(FieldError.pointer(at, (String) member), new LocalizedText("Inconnu.", "Unknown.")));
        }

        @Nullable
        String text(String pointer, int longest) {
            return text(pointer, form.at(pointer).orElse(null), longest);
        }

        @Nullable
        String text(String pointer, @Nullable Object value, int longest) {
            if (value == null) {
                return null;
            }
            if (value instanceof String text && !text.isBlank() && text.length() <= longest) {
                return text.strip();
            }
            refuse(
                    pointer,
                    new LocalizedText(
                                    "Un texte de 1 à %d caractères est attendu.",
                                    "A text of 1 to %d characters is expected.")
                            .formatted(longest));
            return null;
        }

        <E extends Enum<E>> @Nullable E choice(String pointer, @Nullable Object value, Class<E> type) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(value)) {
                    return constant;
                }
            }
            refuse(
                    pointer,
                    new LocalizedText("Valeurs possibles : %s.", "Allowed are %s.")
                            .formatted(String.join(
                                    ", ",
                                    List.of(type.getEnumConstants()).stream()
                                            .map(Enum::name)
                                            .toList())));
            return null;
        }

        List<?> list(String pointer) {
            Object value = form.at(pointer).orElse(List.of());
            if (value instanceof List<?> list && list.size() <= MAX_ITEMS) {
                return list;
            }
            refuse(
                    pointer,
                    new LocalizedText(
                                    "Une liste de %d éléments au plus est attendue.",
                                    "A list of at most %d items is expected.")
                            .formatted(MAX_ITEMS));
            return List.of();
        }

        List<ContactPoint> contactPoints() {
            List<ContactPoint> points = new ArrayList<>();
            List<?> items = list("/contactPoints");
            for (int i = 0; i < items.size(); i++) {
                String pointer = "/contactPoints/" + i;
                Map<?, ?> item = items.get(i) instanceof Map<?, ?> map ? map : Map.of();
                refuseUnknown(pointer, item, List.of("kind", "value"));
                ContactPoint.Kind kind = choice(pointer + "/kind", item.get("kind"), ContactPoint.Kind.class);
                Object given = item.get("value");
                String value = text(pointer + "/value", given == null ? "" : given, MAX_VALUE);
                if (kind != null && value != null) {
                    points.add(new ContactPoint(kind, value, null));
                }
            }
            return points;
        }

        List<RequesterId> organisations() {
            List<RequesterId> ids = new ArrayList<>();
            List<?> items = list("/organisations");
            for (int i = 0; i < items.size(); i++) {
                String text = items.get(i) instanceof String given ? given : "";
                int index = i;
                RequesterId.parse(text)
                        .ifPresentOrElse(
                                ids::add,
                                () -> refuse(
                                        "/organisations/" + index,
                                        new LocalizedText(
                                                "Un identifiant d'organisation est attendu.",
                                                "An organisation's id is expected.")));
            }
            return ids.stream().distinct().toList();
        }
    }
}
