package org.relais.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * Parameters that mean something in the office: its parts, by name, and its days; the same for every adapter. What is unknown is
 * refused by {@link Parameters#check}, with what there is.
 */
public final class OfficeParameters {

    private static final Pattern DAY = Pattern.compile("[0-9-]{10}");

    private OfficeParameters() {}

    public static @Nullable SiteId site(Parameters given, Office office) {
        @Nullable
        Site site = given.choice("site", office.sites(), known -> known.id().value());
        return site == null ? null : site.id();
    }

    public static @Nullable TopicId topic(Parameters given, Office office) {
        @Nullable
        Topic topic = given.choice("topic", office.topics(), known -> known.id().value());
        return topic == null ? null : topic.id();
    }

    /** A department by any of its names. */
    public static @Nullable DepartmentId department(Parameters given, Office office) {
        String known = office.departments().stream()
                .map(department -> department.id().value())
                .collect(Collectors.joining(", "));
        @Nullable
        Department department = given.parsed(
                "department",
                office::department,
                new LocalizedText("Direction inconnue. Connues : %s.", "Unknown department. There are %s.")
                        .formatted(known));
        return department == null ? null : department.id();
    }

    /** Any channel: one whose bundle is away has its hours all the same. */
    public static @Nullable ChannelId channel(Parameters given) {
        @Nullable String channel = given.optional("channel");
        return channel == null ? null : new ChannelId(channel);
    }

    /** The beginning of a period: an instant, or the first moment of a day of the office. */
    public static Instant beginning(Parameters given, String name, ZoneId zone) {
        return moment(given, name, day -> day.atStartOfDay(zone).toInstant());
    }

    /** The end of a period, exclusive: an instant, or the moment after a day of the office. */
    public static Instant end(Parameters given, String name, ZoneId zone) {
        return moment(given, name, day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** A refused value is replaced by one that is never used. */
    private static Instant moment(Parameters given, String name, Function<LocalDate, Instant> ofDay) {
        boolean aDay = DAY.matcher(given.required(name)).matches();
        Instant moment = aDay ? Optional.ofNullable(given.date(name)).map(ofDay).orElse(null) : given.instant(name);
        return moment == null ? Instant.EPOCH : moment;
    }
}
