package org.relais.channel.web.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.directory.Office;
import org.relais.directory.Topic;

/** Reads the parts of a request and records what its schema cannot refuse. Thread-safe. */
final class RequestReader {

    /** How far a sender's clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Plausible, not proven: something, one at sign, and a domain with a dot. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[^\\s@.<>,;]+(\\.[^\\s@.<>,;]+)+");

    /** Digits in whatever grouping; the office finds the number behind it. */
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s./()-]{2,40}");

    private final Clock clock;

    RequestReader(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    Topic topic(WebForm form, Office office) {
        String id = form.text("/topic");
        Topic topic = id == null ? null : office.topic(id).orElse(null);
        if (id != null && topic == null) {
            form.refuse(
                    "/topic",
                    WebTexts.UNKNOWN_TOPIC.formatted(
                            id,
                            office.topics().stream()
                                    .map(one -> one.id().value())
                                    .collect(Collectors.joining(", "))));
        }
        return topic;
    }

    /** When the citizen sent it, as a sender says who has an account; citizens themselves are not asked. */
    Instant sentAt(WebForm form, Instant stampedAt, boolean byCitizen) {
        String text = form.text("/sentAt");
        if (text == null) {
            return stampedAt;
        }
        if (byCitizen) {
            form.refuse("/sentAt", WebTexts.NOT_FOR_CITIZENS);
            return stampedAt;
        }
        try {
            Instant sent = OffsetDateTime.parse(text).toInstant();
            if (sent.isAfter(clock.instant().plus(TOLERANCE))) {
                form.refuse("/sentAt", WebTexts.TIME_IN_FUTURE);
            } else if (sent.isBefore(EARLIEST)) {
                form.refuse("/sentAt", WebTexts.TIME_TOO_OLD);
            }
            return sent;
        } catch (DateTimeException notATime) {
            form.refuse("/sentAt", WebTexts.BAD_TIME);
            return stampedAt;
        }
    }

    /** The commune that the request is about, else the one where the citizen lives. */
    @Nullable
    String commune(WebForm form) {
        String concerned = form.text("/commune");
        return concerned == null ? form.text("/requester/commune") : concerned;
    }

    @Nullable
    Requester requester(WebForm form) {
        Requester requester = new Requester(
                form.text("/requester/firstName"),
                form.text("/requester/lastName"),
                form.text("/requester/phone", RequestReader::isPhone, WebTexts.BAD_NUMBER),
                form.text("/requester/email", text -> EMAIL.matcher(text).matches(), WebTexts.BAD_EMAIL),
                form.text("/requester/language", RequestReader::isLanguage, WebTexts.BAD_LANGUAGE),
                form.text("/requester/organisation/name"));
        return requester.isUnknown() ? null : requester;
    }

    private static boolean isPhone(String text) {
        return PHONE.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() >= 2;
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }
}
