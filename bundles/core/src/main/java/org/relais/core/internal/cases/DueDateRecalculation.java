package org.relais.core.internal.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.tasks.TaskHandler;
import org.relais.core.internal.tasks.Tasks;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.identity.Caller;

/**
 * Counts the due dates of open cases again after the hours of a day have changed: in pages, each a transaction that also schedules
 * the next page, so that a node that dies leaves a page done or not done at all. A due date that is right already is left alone.
 * Thread-safe.
 */
@Component(service = {DueDateRecalculation.class, TaskHandler.class})
public final class DueDateRecalculation implements TaskHandler {

    /** What the journal of a case calls it. */
    public static final String ACTION = "recalculate-due";

    static final int PAGE = 100;

    private static final String NAME = "recalculate-due";
    private static final Caller RELAIS = new Caller(JournaledChanges.RELAIS, Set.of(), null);

    /** Longer than another node goes on with the calendar before the change, so that no case opened meanwhile is missed. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** Beyond any receipt; both databases can write it. */
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Tasks tasks;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final DueDates dueDates;
    private final OfficeVersions versions;
    private final Clock clock;

    /**
     * Where the work stands.
     *
     * @param receivedBefore cases received later do not depend on the day
     * @param dueFrom cases due earlier do not depend on it either
     * @param after the last case done, or null
     */
    record Progress(
            String change,
            String receivedBefore,
            String dueFrom,
            String reason,
            @Nullable String after) {}

    @Activate
    public DueDateRecalculation(
            @Reference Tasks tasks,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference DueDates dueDates,
            @Reference OfficeVersions versions,
            @Reference Clock clock) {
        this.tasks = tasks;
        this.store = store;
        this.changes = changes;
        this.dueDates = dueDates;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Has the open cases counted again that depend on a day, within the running unit of work: if and only if that commits.
     *
     * @param reason what the journal of each case that changes will say
     */
    public void schedule(LocalDate day, ZoneId zone, String reason) {
        schedule(
                new Progress(
                        TimeOrderedIds.next().toString(),
                        // hours of the day may reach into the next one
                        day.plusDays(2).atStartOfDay(zone).toInstant().toString(),
                        day.atStartOfDay(zone).toInstant().toString(),
                        reason,
                        null),
                clock.instant().plus(PAUSE));
    }

    /** The same for all open cases, after the hours of many days have changed. */
    public void schedule(String reason) {
        String change = TimeOrderedIds.next().toString();
        schedule(
                new Progress(change, EVER.toString(), Instant.EPOCH.toString(), reason, null),
                clock.instant().plus(PAUSE));
    }

    private void schedule(Progress progress, Instant at) {
        String page = progress.after() == null ? "" : " " + progress.after();
        try {
            tasks.once(NAME, progress.change() + page, JSON.writeValueAsString(progress), at);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String instance, String data) {
        // the change is stored; a calendar from before it would find nothing to do
        versions.forget(OfficeArea.CALENDAR);
        Progress progress = progress(data);
        List<CaseId> page = store.openBetween(
                Instant.parse(progress.receivedBefore()),
                Instant.parse(progress.dueFrom()),
                progress.after() == null ? null : new CaseId(UUID.fromString(progress.after())),
                PAGE);
        page.forEach(id -> recalculate(id, progress.reason()));
        if (page.size() == PAGE) {
            schedule(
                    new Progress(
                            progress.change(),
                            progress.receivedBefore(),
                            progress.dueFrom(),
                            progress.reason(),
                            page.get(PAGE - 1).toString()),
                    clock.instant());
        }
    }

    private void recalculate(CaseId id, String reason) {
        StoredCase stored = changes.any(id);
        CaseState state = stored.state();
        CaseState after = dueDates.recomputed(stored.facts(), state);
        if (state.status().isOpen() && !after.dueAt().equals(state.dueAt())) {
            changes.record(stored, after, RELAIS, ACTION, Map.of(), reason);
        }
    }

    private static Progress progress(String data) {
        try {
            return JSON.readValue(data, Progress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not what this task writes: " + data, e);
        }
    }
}
