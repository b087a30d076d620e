package org.relais.core.internal.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.CalendarDays;
import org.relais.calendar.CalendarErrors;
import org.relais.calendar.ClosureEdit;
import org.relais.calendar.ExceptionalDayEdit;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.cases.DueDateRecalculation;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.office.TimeInterval;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Edits the calendar: the entry, its line in the journal of the office and the order to count due dates again are one transaction.
 * Thread-safe; edits wait for each other.
 */
@Component
public final class JournaledCalendarDays implements CalendarDays {

    private final UnitOfWork unitOfWork;
    private final EditedCalendars calendars;
    private final CalendarEntryStore store;
    private final OfficeJournal journal;
    private final DueDateRecalculation recalculation;
    private final Permissions permissions;
    private final CalendarEditRules rules;

    @Activate
    public JournaledCalendarDays(
            @Reference UnitOfWork unitOfWork,
            @Reference EditedCalendars calendars,
            @Reference CalendarEntryStore store,
            @Reference OfficeJournal journal,
            @Reference DueDateRecalculation recalculation,
            @Reference Permissions permissions,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.calendars = calendars;
        this.store = store;
        this.journal = journal;
        this.recalculation = recalculation;
        this.permissions = permissions;
        this.rules = new CalendarEditRules(directory, clock);
    }

    @Override
    public List<CalendarDay> between(Caller caller, LocalDate from, LocalDate to) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        CalendarEditRules.checkPeriod(from, to);
        return new EffectiveDays(calendars.edited()).between(from, to);
    }

    @Override
    public CalendarDay putClosure(Caller caller, LocalDate date, OptionalLong expected, ClosureEdit edit) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        rules.checkDate(date, edit.reason());
        CalendarEntry.Key key = CalendarEntry.Key.closure(date);
        return unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CALENDAR);
            CalendarEntry.Key hours = new CalendarEntry.Key(CalendarDay.Kind.EXCEPTIONAL, date, null, null);
            if (new EffectiveDays(calendars.edited()).find(hours).isPresent()) {
                throw RelaisException.of(
                        CalendarErrors.DAY_HAS_HOURS,
                        new LocalizedText(
                                        "Le %s a des horaires exceptionnels, plus forts qu'un jour chômé ; supprimez-les d'abord.",
                                        "%s has exceptional hours, which win over a closure; remove them first.")
                                .formatted(date));
            }
            CalendarEntry entry =
                    new CalendarEntry(key, false, edit.label(), edit.decree(), List.of(), next(key, expected));
            return put(caller, entry, edit.reason());
        });
    }

    @Override
    public CalendarDay putExceptionalDay(
            Caller caller, LocalDate date, OptionalLong expected, ExceptionalDayEdit edit) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        rules.checkDate(date, edit.reason());
        CalendarEntry.Key key = rules.exceptionalDay(date, edit.site(), edit.channel());
        List<TimeInterval> hours = CalendarEditRules.hours(edit.hours());
        return unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CALENDAR);
            return put(
                    caller,
                    new CalendarEntry(key, false, edit.label(), null, hours, next(key, expected)),
                    edit.reason());
        });
    }

    @Override
    public void removeClosure(Caller caller, LocalDate date, OptionalLong expected, String reason) {
        remove(caller, CalendarEntry.Key.closure(date), expected, reason);
    }

    @Override
    public void removeExceptionalDay(
            Caller caller,
            LocalDate date,
            OptionalLong expected,
            @Nullable String site,
            @Nullable String channel,
            String reason) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        remove(caller, rules.exceptionalDay(date, site, channel), expected, reason);
    }

    private void remove(Caller caller, CalendarEntry.Key key, OptionalLong expected, String reason) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        rules.checkDate(key.date(), reason);
        unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CALENDAR);
            CalendarDay day = new EffectiveDays(calendars.edited())
                    .find(key)
                    .orElseThrow(() -> RelaisException.of(
                            Errors.NOT_FOUND,
                            new LocalizedText(
                                            "Il n'y a rien de tel à supprimer le %s.",
                                            "There is nothing of that kind to remove on %s.")
                                    .formatted(key.date())));
            long revision = next(key, expected);
            store.put(new CalendarEntry(key, true, day.label(), day.decree(), List.of(), revision));
            changed(caller, key, "remove", day, null, reason);
            return day;
        });
    }

    private CalendarDay put(Caller caller, CalendarEntry entry, @Nullable String reason) {
        @Nullable
        CalendarDay before =
                new EffectiveDays(calendars.edited()).find(entry.key()).orElse(null);
        store.put(entry);
        CalendarDay after = new CalendarDay(
                entry.key().date(),
                entry.key().kind(),
                CalendarDay.Source.PERSON,
                entry.label(),
                entry.decree(),
                entry.hours().stream().map(TimeInterval::text).toList(),
                entry.key().site(),
                entry.key().channel(),
                entry.revision());
        changed(caller, entry.key(), "put", before, after, reason);
        return after;
    }

    /** The revision after the one that is there, which has to be the expected one. */
    private long next(CalendarEntry.Key key, OptionalLong expected) {
        long revision = store.find(key).map(CalendarEntry::revision).orElse(0L);
        if (expected.isPresent() && expected.getAsLong() != revision) {
            throw RelaisException.of(
                    CalendarErrors.STALE_DAY,
                    new LocalizedText(
                            "Quelqu'un a modifié ce jour depuis votre lecture ; relisez-le puis recommencez.",
                            "Somebody has edited this day since you read it; read it again, then repeat."));
        }
        return revision + 1;
    }

    private void changed(
            Caller caller,
            CalendarEntry.Key key,
            String action,
            @Nullable CalendarDay before,
            @Nullable CalendarDay after,
            @Nullable String reason) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Map<String, String> old = fields(before);
        fields(after).forEach((name, value) -> {
            if (!Objects.equals(old.get(name), value)) {
                changes.put(name, List.of(old.getOrDefault(name, ""), value));
            }
        });
        journal.record(caller, OfficeArea.CALENDAR, subject(key), action, changes, reason);
        CalendarDay said =
                Optional.ofNullable(after).or(() -> Optional.ofNullable(before)).orElseThrow();
        recalculation.schedule(key.date(), calendars.zone(), why(key, action, said));
    }

    private static String subject(CalendarEntry.Key key) {
        String kind = key.kind() == CalendarDay.Kind.CLOSURE ? "closure " : "exceptional-day ";
        String site = key.site() == null ? "" : " " + key.site();
        return kind + key.date() + site + (key.channel() == null ? "" : " " + key.channel());
    }

    private static Map<String, String> fields(@Nullable CalendarDay day) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("label.fr", day == null ? "" : day.label().fr());
        fields.put("label.en", day == null ? "" : day.label().en());
        fields.put("decree", day == null || day.decree() == null ? "" : day.decree());
        fields.put("hours", day == null ? "" : String.join(", ", day.hours()));
        return fields;
    }

    /** What the journal of a case says of a due date that moved. */
    private static String why(CalendarEntry.Key key, String action, CalendarDay day) {
        boolean closure = key.kind() == CalendarDay.Kind.CLOSURE;
        boolean put = action.equals("put");
        String decree = day.decree() == null ? "" : " (" + day.decree() + ")";
        String fr =
                (closure ? "Jour chômé" : "Horaires exceptionnels") + (put ? "" : " supprimé" + (closure ? "" : "s"));
        String en = (closure ? "Closure" : "Exceptional hours") + (put ? "" : " removed");
        return "%s : %s, %s%s / %s: %s, %s%s"
                .formatted(
                        fr,
                        key.date(),
                        day.label().fr(),
                        decree,
                        en,
                        key.date(),
                        day.label().en(),
                        decree);
    }
}
