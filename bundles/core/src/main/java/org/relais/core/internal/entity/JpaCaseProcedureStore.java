package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.procedures.CaseProcedureStore;
import org.relais.core.internal.procedures.FollowedProcedure;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;

/** What cases have done of procedures, in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaCaseProcedureStore implements CaseProcedureStore {

    private final EntityManager entities;

    @Activate
    public JpaCaseProcedureStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<FollowedProcedure> of(CaseId id) {
        List<CaseProcedureRecord> procedures = entities.createQuery(
                        "select p from CaseProcedureRecord p where p.caseId = :id order by p.startedAt, p.template",
                        CaseProcedureRecord.class)
                .setParameter("id", id.toString())
                .getResultList();
        if (procedures.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, SettledStep>> steps = rows("CaseStepRecord", CaseStepRecord.class, id).stream()
                .collect(Collectors.groupingBy(
                        CaseStepRecord::template, Collectors.toMap(CaseStepRecord::step, CaseStepRecord::settled)));
        Map<String, Map<String, HandledDocument>> documents =
                rows("CaseDocumentRecord", CaseDocumentRecord.class, id).stream()
                        .collect(Collectors.groupingBy(
                                CaseDocumentRecord::template,
                                Collectors.toMap(CaseDocumentRecord::document, CaseDocumentRecord::handled)));
        return procedures.stream()
                .map(procedure -> procedure.followed(
                        steps.getOrDefault(procedure.template(), Map.of()),
                        documents.getOrDefault(procedure.template(), Map.of())))
                .toList();
    }

    private <T> List<T> rows(String entity, Class<T> type, CaseId id) {
        return entities.createQuery("select r from " + entity + " r where r.caseId = :id", type)
                .setParameter("id", id.toString())
                .getResultList();
    }

    @Override
    public void add(FollowedProcedure begun) {
        entities.persist(new CaseProcedureRecord(begun));
    }

    @Override
    public void change(FollowedProcedure before, FollowedProcedure after) {
        String caseId = after.caseId().toString();
        if (before.version() != after.version()) {
            entities.find(CaseProcedureRecord.class, new CaseProcedureRecord.Key(caseId, after.template()))
                    .follow(after.version());
        }
        before.steps().keySet().stream()
                .filter(step -> !after.steps().containsKey(step))
                .map(step -> new CaseStepRecord.Key(caseId, after.template(), step))
                .forEach(key -> entities.remove(entities.find(CaseStepRecord.class, key)));
        after.steps().forEach((step, settled) -> {
            if (!settled.equals(before.steps().get(step))) {
                save(new CaseStepRecord.Key(caseId, after.template(), step), settled);
            }
        });
        after.documents().forEach((document, handled) -> {
            if (!handled.equals(before.documents().get(document))) {
                save(new CaseDocumentRecord.Key(caseId, after.template(), document), handled);
            }
        });
        // what is asked in the same unit of work sees it
        entities.flush();
    }

    private void save(CaseStepRecord.Key key, SettledStep settled) {
        @Nullable CaseStepRecord record = entities.find(CaseStepRecord.class, key);
        if (record == null) {
            entities.persist(new CaseStepRecord(key, settled));
        } else {
            record.take(settled);
        }
    }

    private void save(CaseDocumentRecord.Key key, HandledDocument handled) {
        @Nullable CaseDocumentRecord record = entities.find(CaseDocumentRecord.class, key);
        if (record == null) {
            entities.persist(new CaseDocumentRecord(key, handled));
        } else {
            record.take(handled);
        }
    }

    @Override
    public List<CaseId> following(String template, int otherThan, @Nullable CaseId after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(template, otherThan));
        if (after != null) {
            parameters.add(after.toString());
        }
        String sql = "select P.CASE_ID from RELAIS_CASE_PROCEDURE P join RELAIS_CASE C on C.ID = P.CASE_ID"
                + " where P.TEMPLATE_ID = ?1 and P.TEMPLATE_VERSION <> ?2 and C.IS_OPEN = 1"
                + (after == null ? "" : " and P.CASE_ID > ?3")
                + " order by P.CASE_ID fetch first " + limit + " rows only";
        return NativeSql.rows(entities, sql, parameters).stream()
                .map(id -> new CaseId(UUID.fromString((String) id)))
                .toList();
    }
}
