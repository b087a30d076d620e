package org.relais.channel.phone.internal.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.channel.phone.internal.calls.CallEvent;
import org.relais.channel.phone.internal.calls.Direction;
import org.relais.channel.phone.internal.calls.EventKind;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * Reads an event of an exchange. Vendors send members of their own beside those that are known here; those are passed over and not
 * kept. What is known is read strictly.
 */
final class EventForm {

    private static final List<String> KNOWN =
            List.of("event", "callId", "at", "from", "to", "direction", "queue", "answeringNumber", "cause");

    private static final List<String> USERS = List.of("user", "user[]", "users");
    private static final Pattern CALL_ID = Pattern.compile("[\\p{Graph}\\p{L}\\p{N} ]{1,250}");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MAX_NUMBER = 60;
    private static final int MAX_QUEUE = 100;
    private static final int MAX_CAUSE = 40;
    private static final int MAX_USERS = 1000;

    private EventForm() {}

    /** @throws org.relais.errors.RelaisException {@code invalid-request} that names what is missing or malformed */
    static CallEvent read(FormData form, String account, Clock clock) {
        Map<String, Object> members = new LinkedHashMap<>(form.members());
        members.keySet().retainAll(KNOWN);
        // encoded forms send empty fields for what there is not
        members.values().removeIf(""::equals);
        Parameters given = new Parameters(members);
        given.required("event");
        @Nullable EventKind kind = given.choice("event", List.of(EventKind.values()), EventKind::wireName);
        String callId = given.required("callId");
        if (!callId.isBlank() && !CALL_ID.matcher(callId).matches()) {
            given.refuse(
                    "callId",
                    new LocalizedText(
                            "De 1 à 250 caractères imprimables sont attendus.",
                            "From 1 to 250 printable characters are expected."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        @Nullable Instant at = given.instant("at");
        if (at != null && at.isAfter(now.plus(TOLERANCE))) {
            given.refuse("at", new LocalizedText("Ne peut pas être dans le futur.", "Cannot be in the future."));
        }
        @Nullable String from = given.text("from", MAX_NUMBER);
        @Nullable String to = given.text("to", MAX_NUMBER);
        @Nullable Direction direction = given.choice("direction", List.of(Direction.values()), Direction::wireName);
        @Nullable String queue = given.text("queue", MAX_QUEUE);
        @Nullable String answering = given.text("answeringNumber", MAX_NUMBER);
        @Nullable String cause = given.text("cause", MAX_CAUSE);
        List<String> users = users(form, given);
        given.check();
        Instant happened = at == null ? now : at.truncatedTo(ChronoUnit.MILLIS);
        return new CallEvent(callId, kind, happened, from, to, direction, users, queue, answering, cause, account);
    }

    private static List<String> users(FormData form, Parameters given) {
        List<String> users = USERS.stream()
                .map(form.members()::get)
                .filter(java.util.Objects::nonNull)
                .flatMap(value -> value instanceof List<?> list ? list.stream() : java.util.stream.Stream.of(value))
                .map(String::valueOf)
                .map(user -> user.replaceAll("\\s+", " ").strip())
                .filter(user -> !user.isEmpty())
                .toList();
        if (String.join(" ", users).length() > MAX_USERS) {
            given.refuse(
                    "user", new LocalizedText("%d caractères au plus.", "At most %d characters.").formatted(MAX_USERS));
        }
        return users;
    }
}
