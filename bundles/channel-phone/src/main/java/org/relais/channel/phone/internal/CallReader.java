package org.relais.channel.phone.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.cases.Requester;
import org.relais.channel.phone.internal.calls.PhoneNumbers;
import org.relais.directory.Department;
import org.relais.directory.Office;
import org.relais.directory.Site;
import org.relais.directory.Topic;
import org.relais.spi.channel.Interpretation;

/** Reads the parts of a call and records what its schema cannot refuse. Thread-safe. */
final class CallReader {

    /** How far the exchange's clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** RFC 5321, section 4.5.3.1.3, as corrected by erratum 1690. */
    private static final int MAX_EMAIL = 254;

    private static final int MAX_NOTE = 4000;

    private static final int MAX_COMMUNE = 80;

    /** Plausible, not proven: something, one at sign, and a domain with a dot. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[^\\s@.<>,;]+(\\.[^\\s@.<>,;]+)+");

    private final PhoneNumbers numbers = new PhoneNumbers();
    private final Clock clock;

    CallReader(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    Site site(CallForm form, Office office) {
        return form.named(
                "/site",
                office::site,
                office.sites().stream().map(site -> site.id().value()).toList(),
                PhoneTexts.UNKNOWN_SITE);
    }

    @Nullable
    Topic topic(CallForm form, Office office) {
        return form.named(
                "/topic",
                office::topic,
                office.topics().stream().map(topic -> topic.id().value()).toList(),
                PhoneTexts.UNKNOWN_TOPIC);
    }

    @Nullable
    Department department(CallForm form, Office office) {
        return form.named(
                "/department",
                office::department,
                office.departments().stream()
                        .map(department -> department.id().value())
                        .toList(),
                PhoneTexts.UNKNOWN_DEPARTMENT);
    }

    /** Any name, since people of elsewhere call too. */
    @Nullable
    String commune(CallForm form) {
        return form.text("/commune", text -> text.length() <= MAX_COMMUNE, PhoneTexts.LONG_COMMUNE);
    }

    /** When the call began; null when it was not said, or not understood. */
    @Nullable
    Instant startedAt(CallForm form) {
        String text = form.text("/call/startedAt");
        if (text == null) {
            return null;
        }
        try {
            Instant start = OffsetDateTime.parse(text).toInstant();
            if (start.isAfter(clock.instant().plus(TOLERANCE))) {
                form.refuse("/call/startedAt", PhoneTexts.START_IN_FUTURE);
            } else if (start.isBefore(EARLIEST)) {
                form.refuse("/call/startedAt", PhoneTexts.START_TOO_OLD);
            }
            return start;
        } catch (DateTimeException notATime) {
            form.refuse("/call/startedAt", PhoneTexts.BAD_START);
            return null;
        }
    }

    /** The running case that the call is about; null when it is about none. */
    Interpretation.@Nullable FollowUp followUp(CallForm form) {
        String reference = form.text("/case");
        if (reference == null) {
            return null;
        }
        Optional<CaseKey> key = CaseKey.parse(reference);
        if (key.isEmpty()) {
            form.refuse("/case", PhoneTexts.BAD_CASE);
        }
        String note = Stream.of("/subject", "/description")
                .map(form::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        String kept = note.substring(0, Math.min(note.length(), MAX_NOTE));
        return key.map(subject -> new Interpretation.FollowUp(subject, kept.isEmpty() ? null : kept))
                .orElse(null);
    }

    /** The citizen; the number that called stands in for a number that was not given. Null when nothing is known. */
    @Nullable
    Requester requester(CallForm form) {
        String phone = form.text("/requester/phone", numbers::isUnderstood, PhoneTexts.BAD_NUMBER);
        String caller = form.text("/call/caller", numbers::isUnderstood, PhoneTexts.BAD_NUMBER);
        Requester requester = new Requester(
                form.text("/requester/firstName"),
                form.text("/requester/lastName"),
                phone == null && caller != null && !numbers.isWithheld(caller) ? caller : phone,
                form.text("/requester/email", CallReader::isEmail, PhoneTexts.BAD_EMAIL),
                form.text("/requester/language", CallReader::isLanguage, PhoneTexts.BAD_LANGUAGE),
                form.text("/requester/organisation/name"));
        return requester.isUnknown() ? null : requester;
    }

    private static boolean isEmail(String text) {
        return text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches();
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
