package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.core.internal.intake.WorklistSight;
import org.relais.core.internal.notifications.Audience;
import org.relais.core.internal.notifications.NotificationStore;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.intake.IntakeId;
import org.relais.notifications.Notification;
import org.relais.permissions.CaseSubject;
import org.relais.texts.LocalizedText;

/** Notifications in the database, in plain SQL. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaNotificationStore implements NotificationStore {

    private static final String ROWS = "select N.ID, N.AUDIENCE, C.REFERENCE, N.KIND, N.TEXT_FR, N.TEXT_EN, N.MADE_AT,"
            + " N.READ_AT, C.DEPARTMENT, C.ASSIGNEE, C.CONFIDENTIALITY, N.INTAKE_ID, I.ASSIGNEE as INTAKE_ASSIGNEE,"
            + " I.CONFIDENTIALITY as INTAKE_CONFIDENTIALITY"
            + " from RELAIS_NOTIFICATION N left join RELAIS_CASE C on C.ID = N.CASE_ID"
            + " left join RELAIS_INTAKE I on I.ID = N.INTAKE_ID where ";

    private static final int CASE_DEPARTMENT = 8;
    private static final int INTAKE = 11;

    private final EntityManager entities;

    @Activate
    public JpaNotificationStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(Audience audience, CaseId subject, Notification.Kind kind, LocalizedText text, Instant at) {
        entities.persist(new NotificationRecord(TimeOrderedIds.next(), audience, kind, text, at).about(subject));
    }

    @Override
    public void add(Audience audience, IntakeId subject, Notification.Kind kind, LocalizedText text, Instant at) {
        entities.persist(new NotificationRecord(TimeOrderedIds.next(), audience, kind, text, at).about(subject));
    }

    @Override
    public List<Stored> page(List<Audience> audiences, boolean unreadOnly, @Nullable UUID before, int limit) {
        List<Object> parameters = new ArrayList<>();
        String list = audiences.stream()
                .map(audience -> {
                    parameters.add(audience.value());
                    return "?" + parameters.size();
                })
                .collect(Collectors.joining(", "));
        String older = "";
        if (before != null) {
            parameters.add(before.toString());
            older = " and N.ID < ?" + parameters.size();
        }
        String unread = unreadOnly ? " and N.READ_AT is null" : "";
        return rows(
                "N.AUDIENCE in (" + list + ")" + unread + older + " order by N.ID desc fetch first " + limit
                        + " rows only",
                parameters);
    }

    @Override
    public Optional<Stored> find(UUID id) {
        return rows("N.ID = ?1", List.of(id.toString())).stream().findFirst();
    }

    @Override
    public void read(UUID id, Instant at, String account) {
        entities.createNativeQuery(
                        "update RELAIS_NOTIFICATION set READ_AT = ?1, READ_BY = ?2 where ID = ?3 and READ_AT is null")
                .setParameter(1, Timestamp.from(at))
                .setParameter(2, account)
                .setParameter(3, id.toString())
                .executeUpdate();
    }

    private List<Stored> rows(String condition, List<Object> parameters) {
        return NativeSql.rows(entities, ROWS + condition, parameters).stream()
                .map(row -> stored((Object[]) row))
                .toList();
    }

    private static Stored stored(Object[] row) {
        boolean aboutCase = row[INTAKE] == null;
        return new Stored(
                new Notification(
                        UUID.fromString((String) row[0]),
                        (String) row[1],
                        aboutCase ? new CaseReference((String) row[2]) : null,
                        aboutCase ? null : new IntakeId(UUID.fromString((String) row[INTAKE])),
                        Notification.Kind.valueOf((String) row[3]),
                        new LocalizedText((String) row[4], (String) row[5]),
                        NativeSql.instant(row[6]),
                        row[7] == null ? null : NativeSql.instant(row[7])),
                aboutCase
                        ? new CaseSubject(
                                new DepartmentId((String) row[CASE_DEPARTMENT]),
                                (String) row[CASE_DEPARTMENT + 1],
                                Confidentiality.named((String) row[CASE_DEPARTMENT + 2]))
                        : WorklistSight.subject(
                                (String) row[INTAKE + 1], Confidentiality.named((String) row[INTAKE + 2])));
    }
}
