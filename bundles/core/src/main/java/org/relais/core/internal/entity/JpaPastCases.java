package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseReference;
import org.relais.core.internal.routing.PastCases;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.permissions.CaseSubject;
import org.relais.routing.RoutingRequest;

/** Past cases from the database, without making entities of them. */
@Component
public final class JpaPastCases implements PastCases {

    private static final String SELECT =
            "select c.id, c.reference, c.receivedAt, c.topic, c.channel, c.site, c.commune,"
                    + " c.requester.language, c.subject, c.description, c.department, c.assignee, c.confidentiality from CaseRecord c where c.receivedAt >= :from and c.receivedAt < :to";
    private static final String ORDER = " order by c.receivedAt desc, c.id desc";

    private final EntityManager entities;

    @Activate
    public JpaPastCases(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<PastCase> page(Instant from, Instant to, @Nullable PastCase last, int limit) {
        String after = last == null ? "" : " and c.receivedAt <= :at and (c.receivedAt < :at or c.id < :id)";
        TypedQuery<Object[]> query = entities.createQuery(SELECT + after + ORDER, Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(limit);
        if (last != null) {
            query.setParameter("at", last.request().at()).setParameter("id", last.id());
        }
        return query.getResultStream().map(JpaPastCases::past).toList();
    }

    private static PastCase past(Object[] row) {
        String subject = (String) row[8];
        String description = (String) row[9];
        RoutingRequest request = new RoutingRequest(
                row[3] == null ? null : new TopicId((String) row[3]),
                new ChannelId((String) row[4]),
                row[5] == null ? null : new SiteId((String) row[5]),
                (String) row[6],
                (String) row[7],
                description == null ? subject : subject + "\n" + description,
                (Instant) row[2]);
        CaseSubject confidential = new CaseSubject(
                new DepartmentId((String) row[10]), (String) row[11], Confidentiality.named((String) row[12]));
        return new PastCase((String) row[0], new CaseReference((String) row[1]), confidential, request);
    }
}
