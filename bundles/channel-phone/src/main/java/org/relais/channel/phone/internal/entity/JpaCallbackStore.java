package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackQuery;
import org.relais.channel.phone.internal.callbacks.CallbackState;
import org.relais.channel.phone.internal.callbacks.CallbackStore;

/** Callbacks in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaCallbackStore implements CallbackStore {

    private final EntityManager entities;
    private final WorkingCalendar calendar;

    @Activate
    public JpaCallbackStore(
            @Reference(target = "(osgi.unit.name=phone)") EntityManager entities, @Reference WorkingCalendar calendar) {
        this.entities = entities;
        this.calendar = calendar;
    }

    @Override
    public void add(Callback callback, @Nullable String key) {
        Callback.About about = callback.about();
        CallbackRecord row = new CallbackRecord();
        row.id = callback.id().toString();
        row.requestKey = key;
        row.number = about.number();
        row.name = about.name();
        row.note = about.note();
        row.callId = about.callId();
        row.caseId = about.caseId() == null ? null : about.caseId().toString();
        row.reference = about.reference() == null ? null : about.reference().toString();
        row.site = about.site();
        row.requestedBy = about.requestedBy();
        row.requestedAt = callback.requestedAt();
        row.dueAt = callback.dueAt();
        row.officeDay = calendar.officeDay(callback.dueAt()).toString();
        take(row, callback);
        entities.persist(row);
    }

    private static void take(CallbackRecord row, Callback callback) {
        row.state = callback.state().name();
        row.assignee = callback.assignee();
        row.settledAt = callback.settledAt();
        row.closedAt = callback.closedAt();
        row.reason = callback.reason();
        row.attempts = callback.attempts().size();
        row.changes++;
    }

    @Override
    public Optional<Callback> find(UUID id) {
        return Optional.ofNullable(entities.find(CallbackRecord.class, id.toString()))
                .map(row -> callbacks(List.of(row)).get(0));
    }

    @Override
    public Optional<Callback> made(String key) {
        return callbacks(new Sql().and("x.requestKey = %s", key).entities(entities, CallbackRecord.class, "", 1))
                .stream()
                .findFirst();
    }

    @Override
    public Callback put(Callback callback) {
        CallbackRecord row = entities.find(CallbackRecord.class, callback.id().toString());
        for (Attempt attempt :
                callback.attempts().subList(row.attempts, callback.attempts().size())) {
            AttemptRecord tried = new AttemptRecord();
            tried.id = UUID.randomUUID().toString();
            tried.callbackId = row.id;
            tried.number = attempt.number();
            tried.at = attempt.at();
            tried.account = attempt.account();
            tried.result = attempt.result().name();
            tried.note = attempt.note();
            entities.persist(tried);
        }
        take(row, callback);
        entities.flush();
        return callback(row, callback.attempts());
    }

    @Override
    public List<Callback> list(CallbackQuery query) {
        Sql sql = new Sql().in("x.state", query.states());
        if (query.assignee() != null) {
            sql.and("x.assignee = %s", query.assignee());
        }
        if (query.dueBefore() != null) {
            sql.and("x.dueAt < %s", query.dueBefore());
        }
        if (query.cursor() != null) {
            Instant at = query.cursor().at();
            sql.and(
                    "x.dueAt >= %s and (x.dueAt > %s or x.id > %s)",
                    at, at, query.cursor().id());
        }
        return callbacks(sql.entities(entities, CallbackRecord.class, " order by x.dueAt, x.id", query.limit()));
    }

    private List<Callback> callbacks(List<CallbackRecord> rows) {
        List<String> tried =
                rows.stream().filter(row -> row.attempts > 0).map(row -> row.id).toList();
        Map<String, List<AttemptRecord>> attempts = tried.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select a from AttemptRecord a where a.callbackId in :ids order by a.number",
                                AttemptRecord.class)
                        .setParameter("ids", tried)
                        .getResultStream()
                        .collect(Collectors.groupingBy(attempt -> attempt.callbackId));
        return rows.stream()
                .map(row -> callback(
                        row,
                        attempts.getOrDefault(row.id, List.of()).stream()
                                .map(JpaCallbackStore::attempt)
                                .toList()))
                .toList();
    }

    private static Attempt attempt(AttemptRecord row) {
        return new Attempt(row.number, row.at, row.account, Attempt.Result.valueOf(row.result), row.note);
    }

    private static Callback callback(CallbackRecord row, List<Attempt> attempts) {
        Callback.About about = new Callback.About(
                row.number,
                row.name,
                row.note,
                row.callId,
                row.caseId == null ? null : new CaseId(UUID.fromString(row.caseId)),
                row.reference == null ? null : new CaseReference(row.reference),
                row.site,
                row.requestedBy);
        return new Callback(
                UUID.fromString(row.id),
                about,
                CallbackState.valueOf(row.state),
                row.assignee,
                row.requestedAt,
                row.dueAt,
                row.settledAt,
                row.closedAt,
                row.reason,
                attempts,
                row.revision);
    }
}
