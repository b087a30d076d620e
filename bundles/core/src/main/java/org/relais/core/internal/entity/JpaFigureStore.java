package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.figures.FigureStore;
import org.relais.figures.Dimension;
import org.relais.figures.Figures;
import org.relais.permissions.Visibility;

/** Counts contacts in the database. */
@Component
public final class JpaFigureStore implements FigureStore {

    private final EntityManager entities;

    @Activate
    public JpaFigureStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public long contacts(LocalDate from, LocalDate to, Visibility visibility) {
        List<Object> parameters = new ArrayList<>(List.of(from.toString(), to.toString()));
        String known = known(visibility, parameters);
        Object count = NativeSql.rows(
                        entities,
                        "select count(*) from RELAIS_CONTACT where OFFICE_DAY between ?1 and ?2" + known,
                        parameters)
                .get(0);
        return ((Number) count).longValue();
    }

    @Override
    public List<Figures.Item> count(LocalDate from, LocalDate to, Dimension by, Visibility visibility) {
        List<Object> parameters = new ArrayList<>(List.of(from.toString(), to.toString()));
        String known = known(visibility, parameters);
        String column = column(by);
        return NativeSql.rows(
                        entities,
                        "select " + column + ", count(*), sum(CASES) from RELAIS_CONTACT where OFFICE_DAY between ?1"
                                + " and ?2 and " + column + " is not null" + known + " group by " + column,
                        parameters)
                .stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new Figures.Item((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
                .toList();
    }

    /** Confidential cases are few, so those that are hidden are looked up first. */
    private static String known(Visibility visibility, List<Object> parameters) {
        String hidden = VisibilityCondition.hidden(visibility, "C.", parameters);
        return hidden.isEmpty()
                ? ""
                : " and INTAKE_ID not in (select C.INTAKE_ID from RELAIS_CASE C where " + hidden + ")";
    }

    private static String column(Dimension by) {
        return switch (by) {
            case TOPIC -> "TOPIC";
            case OUTCOME -> "OUTCOME";
            case SITE -> "SITE";
            case DAY -> "OFFICE_DAY";
            case CHANNEL -> "CHANNEL";
            case DEPARTMENT -> "DEPARTMENT";
        };
    }
}
