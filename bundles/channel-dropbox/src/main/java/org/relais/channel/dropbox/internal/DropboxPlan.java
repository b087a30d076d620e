package org.relais.channel.dropbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.relais.calendar.WorkingCalendar;
import org.relais.channel.dropbox.internal.mail.Box;
import org.relais.channel.dropbox.internal.mail.PlannedRounds;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.directory.OfficeDirectory;

/** What is planned: the boxes, when they are emptied, and when what was found may be opened. Thread-safe. */
@Component(service = DropboxPlan.class, configurationPid = DropboxSettings.PID)
@Designate(ocd = DropboxSettings.class)
public final class DropboxPlan {

    private static final int MOST_GRACE = 720;

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, Reach> departments = new LinkedHashMap<>();
    private final Release release;
    private final Duration grace;
    private final Reach office;
    private final WorkingCalendar calendar;
    private final OfficeDirectory directory;
    private final Clock clock;

    /** How D+1 is read. */
    enum Release {
        WORKING_DAY,
        CALENDAR_DAY
    }

    /** How citizens reach somebody; a part that nobody has set is null. */
    record Reach(@Nullable String address, @Nullable String phone) {}

    @Activate
    public DropboxPlan(
            @Reference WorkingCalendar calendar,
            @Reference OfficeDirectory directory,
            @Reference Clock clock,
            DropboxSettings settings) {
        this(
                calendar,
                directory,
                clock,
                List.of(settings.boxes()),
                settings.release(),
                settings.grace_minutes(),
                new Reach(orNull(settings.address()), orNull(settings.phone())),
                List.of(settings.departments()));
    }

    DropboxPlan(
            WorkingCalendar calendar,
            OfficeDirectory directory,
            Clock clock,
            List<String> boxes,
            String release,
            int graceMinutes,
            Reach office,
            List<String> departments) {
        this.calendar = calendar;
        this.directory = directory;
        this.clock = clock;
        this.office = office;
        boxes.stream().map(Box::parse).forEach(box -> {
            if (this.boxes.put(box.id(), box) != null) {
                throw new IllegalArgumentException("boxes: id '" + box.id() + "' stands twice");
            }
        });
        this.release = Stream.of(Release.values())
                .filter(one -> wireName(one).equals(release))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "release is '" + release + "'; it must be working-day or calendar-day"));
        if (graceMinutes < 0 || graceMinutes > MOST_GRACE) {
            throw new IllegalArgumentException(
                    "grace.minutes is " + graceMinutes + "; it must be from 0 to " + MOST_GRACE);
        }
        this.grace = Duration.ofMinutes(graceMinutes);
        departments.forEach(this::addDepartment);
    }

    private void addDepartment(String entry) {
        String[] parts = entry.split(";", -1);
        if (parts.length != 3 || parts[0].isBlank()) {
            throw new IllegalArgumentException(
                    "departments: '" + entry + "' is not like DPASS; 5 rue Gallieni; 20.44.00");
        }
        departments.put(parts[0].strip(), new Reach(orNull(parts[1].strip()), orNull(parts[2].strip())));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    static String wireName(Release release) {
        return release.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    List<Box> boxes() {
        return List.copyOf(boxes.values());
    }

    Optional<Box> box(String id) {
        return Optional.ofNullable(boxes.get(id));
    }

    Release release() {
        return release;
    }

    Reach office() {
        return office;
    }

    /** The letter has to name an address and a phone: where a department has none of its own, the office passes on. */
    Reach department(String id) {
        Reach own = departments.getOrDefault(id, office);
        return new Reach(
                own.address() == null ? office.address() : own.address(),
                own.phone() == null ? office.phone() : own.phone());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    ZoneId zone() {
        return directory.office().zone();
    }

    LocalDate day(Instant at) {
        return calendar.officeDay(at);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /** The beginning of the first day on which a lot may be opened. */
    Instant releasableAt(Instant collectedAt) {
        LocalDate collected = day(collectedAt);
        return startOf(
                switch (release) {
                    case WORKING_DAY -> calendar.nextWorkingDay(collected).date();
                    case CALENDAR_DAY -> collected.plusDays(1);
                });
    }

    /** Planned rounds of a box that nobody made on some days, both included. */
    List<Instant> missed(Box box, LocalDate from, LocalDate to, List<Round> made) {
        return from.datesUntil(to.plusDays(1))
                .filter(day -> calendar.nextWorkingDay(day.minusDays(1)).date().equals(day))
                .flatMap(day -> PlannedRounds.missed(
                        box,
                        day,
                        zone(),
                        made.stream()
                                .filter(round -> round.box().equals(box.id())
                                        && round.officeDay().equals(day))
                                .map(Round::collectedAt)
                                .toList(),
                        now(),
                        grace)
                        .stream())
                .toList();
    }
}
