package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallEvent;
import org.relais.channel.phone.internal.calls.CallQuery;
import org.relais.channel.phone.internal.calls.CallState;
import org.relais.channel.phone.internal.calls.CallStore;
import org.relais.channel.phone.internal.calls.Direction;
import org.relais.channel.phone.internal.calls.EventKind;
import org.relais.channel.phone.internal.calls.FormFacts;
import org.relais.intake.ContactOutcome;

/** Calls in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaCallStore implements CallStore {

    private static final String SEPARATOR = "\n";

    private final EntityManager entities;

    @Activate
    public JpaCallStore(@Reference(target = "(osgi.unit.name=phone)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public boolean add(CallEvent event) {
        String id = event.kind() + ":" + event.callId();
        if (entities.find(EventRecord.class, id) != null) {
            return false;
        }
        EventRecord row = new EventRecord();
        row.id = id;
        row.callId = event.callId();
        row.kind = event.kind().name();
        row.at = event.at();
        row.from = event.from();
        row.to = event.to();
        row.direction = event.direction() == null ? null : event.direction().name();
        row.users = event.users().isEmpty() ? null : String.join(SEPARATOR, event.users());
        row.queue = event.queue();
        row.answeredBy = event.answeredBy();
        row.cause = event.cause();
        row.account = event.account();
        entities.persist(row);
        return true;
    }

    @Override
    public List<CallEvent> events(String callId) {
        return entities.createQuery(
                        "select e from EventRecord e where e.callId = :callId order by e.id", EventRecord.class)
                .setParameter("callId", callId)
                .getResultStream()
                .map(JpaCallStore::event)
                .toList();
    }

    private static CallEvent event(EventRecord row) {
        return new CallEvent(
                row.callId,
                EventKind.valueOf(row.kind),
                row.at,
                row.from,
                row.to,
                row.direction == null ? null : Direction.valueOf(row.direction),
                list(row.users),
                row.queue,
                row.answeredBy,
                row.cause,
                row.account);
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(SEPARATOR));
    }

    @Override
    public Optional<Call> find(String callId) {
        return Optional.ofNullable(entities.find(CallRecord.class, callId)).map(JpaCallStore::call);
    }

    @Override
    public void put(Call call, String officeDay, @Nullable Instant countAt) {
        @Nullable CallRecord row = entities.find(CallRecord.class, call.callId());
        boolean fresh = row == null;
        CallRecord kept = fresh ? new CallRecord() : row;
        kept.callId = call.callId();
        kept.officeDay = officeDay;
        kept.countAt = countAt;
        // so that two who know of different events never both succeed
        kept.changes++;
        take(kept, call);
        take(kept, call.form());
        if (fresh) {
            entities.persist(kept);
        }
    }

    private static void take(CallRecord row, Call call) {
        row.direction = call.direction().name();
        row.number = call.number();
        row.numberKey = call.numberKey();
        row.withheld = call.withheld() ? 1 : 0;
        row.to = call.to();
        row.users = call.users().isEmpty() ? null : String.join(SEPARATOR, call.users());
        row.queue = call.queue();
        row.site = call.site();
        row.state = call.state().name();
        row.answered = call.answered() ? 1 : 0;
        row.startedAt = call.startedAt();
        row.answeredAt = call.answeredAt();
        row.endedAt = call.endedAt();
        row.cause = call.cause();
        row.waited = seconds(call.waited());
        row.talked = seconds(call.talked());
        row.agent = call.agent();
    }

    private static void take(CallRecord row, @Nullable FormFacts form) {
        if (form != null) {
            row.formIntake = form.intake().toString();
            row.formAccount = form.account();
            row.formOutcome = form.outcome().name();
            row.formStartedAt = form.startedAt();
            row.formSite = form.site();
            row.formWaited = seconds(form.waited());
            row.formTalked = seconds(form.talked());
            row.formNumber = form.number();
            row.caseId = form.caseId() == null ? null : form.caseId().toString();
            row.reference = form.reference() == null ? null : form.reference().toString();
            row.automatic = form.automatic() ? 1 : 0;
        }
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static Call call(CallRecord row) {
        return new Call(
                row.callId,
                Direction.valueOf(row.direction),
                row.number,
                row.numberKey,
                row.withheld == 1,
                row.to,
                list(row.users),
                row.queue,
                row.site,
                CallState.valueOf(row.state),
                row.answered == 1,
                row.startedAt,
                row.answeredAt,
                row.endedAt,
                row.cause,
                duration(row.waited),
                duration(row.talked),
                row.agent,
                form(row));
    }

    private static @Nullable FormFacts form(CallRecord row) {
        if (row.formIntake == null) {
            return null;
        }
        return new FormFacts(
                UUID.fromString(row.formIntake),
                row.formAccount,
                ContactOutcome.valueOf(row.formOutcome),
                row.formStartedAt,
                row.formSite,
                duration(row.formWaited),
                duration(row.formTalked),
                row.formNumber,
                row.caseId == null ? null : new CaseId(UUID.fromString(row.caseId)),
                row.reference == null ? null : new CaseReference(row.reference),
                row.automatic == 1);
    }

    @Override
    public List<Call> list(CallQuery query) {
        Sql sql = new Sql().in("x.state", query.states());
        if (query.number() != null) {
            if (query.number().isEmpty()) {
                sql.and("x.withheld = 1");
            } else {
                sql.and("x.numberKey = %s", query.number());
            }
        }
        if (query.from() != null) {
            sql.and("x.startedAt >= %s", query.from());
        }
        if (query.to() != null) {
            sql.and("x.startedAt < %s", query.to());
        }
        if (query.agent() != null) {
            sql.and("x.agent = %s", query.agent());
        }
        if (query.cursor() != null) {
            Instant at = query.cursor().at();
            sql.and(
                    "x.startedAt <= %s and (x.startedAt < %s or x.callId < %s)",
                    at, at, query.cursor().id());
        }
        return sql
                .entities(entities, CallRecord.class, " order by x.startedAt desc, x.callId desc", query.limit())
                .stream()
                .map(JpaCallStore::call)
                .toList();
    }

    @Override
    public List<String> toBeCounted(Instant now, int limit) {
        return entities.createQuery(
                        "select c.callId from CallRecord c where c.countAt <= :now order by c.countAt", String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public boolean isToBeCounted(String callId) {
        @Nullable CallRecord row = entities.find(CallRecord.class, callId);
        return row != null && row.countAt != null;
    }

    @Override
    public void countAt(String callId, @Nullable Instant at) {
        @Nullable CallRecord row = entities.find(CallRecord.class, callId);
        if (row != null && row.countAt != null) {
            row.countAt = at;
        }
    }
}
