package org.relais.errors;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/**
 * The named texts of a request, read strictly: a missing one, a malformed one, one that is no text or holds a character that cannot
 * stand in one, and one that nobody asked for are refused by name, all of them in one answer. Read every parameter, then
 * {@link #check}, then use what was read; until then a refused value is null, or empty where null is not possible. Not thread-safe.
 */
public final class Parameters {

    private static final LocalizedText NOT_A_TEXT = new LocalizedText("Un texte est attendu.", "A text is expected.");

    /** More of them make no sentence; the errors have them all. */
    private static final int MOST_NAMES = 20;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** Exclusive. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Map<String, ?> values;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    /** @param values as they were sent; what is no text is refused when it is asked for */
    public Parameters(Map<String, ?> values) {
        this.values = Map.copyOf(values);
    }

    /** A text that has to be there and says something. */
    public String required(String name) {
        String text = optional(name);
        if (!values.containsKey(name)) {
            refuse(name, new LocalizedText("Obligatoire.", "Required."));
        } else if (text != null && text.isBlank()) {
            refuse(name, new LocalizedText("Ne peut pas être vide.", "Cannot be blank."));
        }
        return text == null ? "" : text;
    }

    /** A text, or null when it is absent or refused. */
    public @Nullable String optional(String name) {
        @Nullable Object value = values.get(name);
        @Nullable LocalizedText fault = value == null ? null : fault(value);
        if (known.add(name) && fault != null) {
            refuse(name, fault);
        }
        return fault == null ? (String) value : null;
    }

    /** A text of 1 to {@code longest} characters that says something, or null when it is absent or refused. */
    public @Nullable String text(String name, int longest) {
        @Nullable String text = optional(name);
        if (text != null && (text.isBlank() || text.length() > longest)) {
            refuse(
                    name,
                    new LocalizedText(
                                    "Un texte de 1 à %d caractères est attendu.",
                                    "A text of 1 to %d characters is expected.")
                            .formatted(longest));
        }
        return text;
    }

    private static @Nullable LocalizedText fault(Object value) {
        return value instanceof String text ? Characters.fault(text).orElse(null) : NOT_A_TEXT;
    }

    /** A value read from its text by {@code parser}, which answers empty for what it does not understand. */
    public <T> @Nullable T parsed(String name, Function<String, Optional<T>> parser, LocalizedText expected) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            refuse(name, expected);
        }
        return value.orElse(null);
    }

    /**
     * An instant of the years 1900 to 2199, as ISO 8601 with offset. A space stands for the plus sign that a query string turned
     * into it.
     */
    public @Nullable Instant instant(String name) {
        @Nullable
        Instant instant = parsed(
                name,
                text -> read(() -> OffsetDateTime.parse(text.replace(' ', '+')).toInstant()),
                new LocalizedText(
                        "Date et heure ISO 8601 avec décalage attendues, par exemple 2021-09-07T07:13:04+11:00.",
                        "An ISO 8601 time with offset is expected, for example 2021-09-07T07:13:04+11:00."));
        return instant == null || isInBounds(name, instant) ? instant : null;
    }

    /** A day of the years 1900 to 2199, as ISO 8601. */
    public @Nullable LocalDate date(String name) {
        @Nullable
        LocalDate day = parsed(
                name,
                text -> read(() -> LocalDate.parse(text)),
                new LocalizedText(
                        "Date ISO 8601 attendue, par exemple 2021-09-07.",
                        "An ISO 8601 date is expected, for example 2021-09-07."));
        return day == null || isInBounds(name, day.atStartOfDay(ZoneOffset.UTC).toInstant()) ? day : null;
    }

    private boolean isInBounds(String name, Instant moment) {
        boolean inBounds = !moment.isBefore(EARLIEST) && moment.isBefore(LATEST);
        if (!inBounds) {
            refuse(name, new LocalizedText("L'année doit être de 1900 à 2199.", "The year must be from 1900 to 2199."));
        }
        return inBounds;
    }

    /** One of an enum's constants, by its name. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        return choice(name, Arrays.asList(type.getEnumConstants()), Enum::name);
    }

    /** One of several values, by the name that clients use. */
    public <T> @Nullable T choice(String name, List<T> values, Function<T, String> wireName) {
        String allowed = String.join(", ", values.stream().map(wireName).toList());
        return parsed(
                name,
                text -> values.stream()
                        .filter(value -> wireName.apply(value).equals(text))
                        .findFirst(),
                new LocalizedText("Valeurs possibles : %s.", "Allowed are %s.").formatted(allowed));
    }

    /** {@code true} or {@code false}. */
    public @Nullable Boolean flag(String name) {
        return choice(name, List.of(true, false), String::valueOf);
    }

    /** A whole number between two bounds, both inclusive. */
    public @Nullable Integer number(String name, int smallest, int largest) {
        return parsed(
                name,
                text -> text.matches("-?\\d{1,9}")
                        ? Optional.of(Integer.valueOf(text)).filter(n -> n >= smallest && n <= largest)
                        : Optional.empty(),
                new LocalizedText("Nombre entier de %d à %d attendu.", "A whole number from %d to %d is expected.")
                        .formatted(smallest, largest));
    }

    /** Refuses a parameter for a reason of the caller's. */
    public void refuse(String name, LocalizedText detail) {
        errors.add(new FieldError(FieldError.pointer("", name), detail));
    }

    /** @throws RelaisException {@code invalid-request} that names everything that is wrong */
    public void check() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        for (String name : unknown) {
            refuse(name, new LocalizedText("Inconnu.", "Unknown."));
        }
        if (!errors.isEmpty()) {
            String names = errors.stream()
                    .limit(MOST_NAMES)
                    .map(error -> error.pointer().substring(1))
                    .collect(Collectors.joining(", ", "", errors.size() > MOST_NAMES ? ", ..." : ""));
            throw RelaisException.builder(
                            Errors.INVALID_REQUEST,
                            new LocalizedText("À corriger : %s.", "To be corrected: %s.").formatted(names))
                    .errors(errors)
                    .build();
        }
    }

    private static <T> Optional<T> read(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
