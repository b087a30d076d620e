package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.relais.calendar.CalendarDay;
import org.relais.core.internal.calendar.CalendarEntry;
import org.relais.core.internal.office.TimeInterval;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_CALENDAR_ENTRY. */
@Entity
@Table(name = "RELAIS_CALENDAR_ENTRY")
@NullUnmarked
class CalendarEntryRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    private CalendarDay.Kind kind;

    @Column(name = "OFFICE_DAY")
    private String day;

    @Column(name = "SITE")
    private String site;

    @Column(name = "CHANNEL")
    private String channel;

    @Column(name = "IS_REMOVED")
    private short removed;

    @Column(name = "LABEL_FR")
    private String labelFr;

    @Column(name = "LABEL_EN")
    private String labelEn;

    @Column(name = "DECREE")
    private String decree;

    @Column(name = "HOURS")
    private String hours;

    @Column(name = "REVISION")
    private long revision;

    protected CalendarEntryRecord() {}

    CalendarEntryRecord(CalendarEntry entry) {
        id = id(entry.key());
        kind = entry.key().kind();
        day = entry.key().date().toString();
        site = entry.key().site();
        channel = entry.key().channel();
        removed = (short) (entry.removed() ? 1 : 0);
        labelFr = entry.label().fr();
        labelEn = entry.label().en();
        decree = entry.decree();
        hours = entry.hours().stream().map(TimeInterval::text).collect(Collectors.joining(" "));
        revision = entry.revision();
    }

    static String id(CalendarEntry.Key key) {
        return key.kind() + " " + key.date() + " " + text(key.site()) + " " + text(key.channel());
    }

    private static String text(String value) {
        return value == null ? "-" : value;
    }

    CalendarEntry entry() {
        List<TimeInterval> intervals = hours == null || hours.isEmpty()
                ? List.of()
                : Stream.of(hours.split(" ")).map(TimeInterval::parse).toList();
        return new CalendarEntry(
                new CalendarEntry.Key(kind, LocalDate.parse(day), site, channel),
                removed == 1,
                new LocalizedText(labelFr, labelEn),
                decree,
                intervals,
                revision);
    }
}
