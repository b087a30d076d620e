package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.figures.FigureStore;
import org.relais.directory.DepartmentId;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.figures.Figures;

/** Counts contacts in the database. */
@Component
public final class JpaFigureStore implements FigureStore {

    private final EntityManager entities;

    @Activate
    public JpaFigureStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public long contacts(FigureQuery query, Reader reader) {
        List<Object> parameters = new ArrayList<>();
        String period = period(query, parameters);
        String known = known(reader, parameters);
        Object count = NativeSql.rows(
                        entities, "select count(*) from RELAIS_CONTACT where " + period + known, parameters)
                .get(0);
        return ((Number) count).longValue();
    }

    @Override
    public List<Figures.Item> count(FigureQuery query, Reader reader) {
        List<Object> parameters = new ArrayList<>();
        String period = period(query, parameters);
        String known = known(reader, parameters);
        String column = column(query.by());
        return NativeSql.rows(
                        entities,
                        "select " + column + ", count(*), sum(CASES) from RELAIS_CONTACT where " + period + " and "
                                + column + " is not null" + known + " group by " + column,
                        parameters)
                .stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new Figures.Item((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
                .toList();
    }

    private static String period(FigureQuery query, List<Object> parameters) {
        parameters.add(query.from().toString());
        parameters.add(query.to().toString());
        if (query.channel() == null) {
            return "OFFICE_DAY between ?1 and ?2";
        }
        parameters.add(query.channel().value());
        return "OFFICE_DAY between ?1 and ?2 and CHANNEL = ?3";
    }

    /** What belongs to a service counts for whoever may read that. Confidential cases are few, so those that are hidden are looked up first. */
    private static String known(Reader reader, List<Object> parameters) {
        Set<String> services = reader.visibility().services().stream()
                .flatMap(level -> level.service().stream())
                .collect(Collectors.toSet());
        String ofServices = services.isEmpty()
                ? " and SERVICE is null"
                : " and (SERVICE is null or SERVICE in " + list(services, parameters) + ")";
        String hidden = VisibilityCondition.hiddenOfOffice(reader.visibility(), "C.", parameters);
        return hidden.isEmpty()
                ? ofServices
                : ofServices + " and INTAKE_ID not in (select C.INTAKE_ID from RELAIS_CASE C where " + hidden + ")"
                        + " and (INTAKE_ID not in " + IntakeSubjects.hidden(reader.visibility(), parameters)
                        + handedIn(reader, parameters) + ")"
                        + withoutCase(reader, parameters);
    }

    /** Whoever has handed something in counts it, whatever it turned out to be about. */
    private static String handedIn(Reader reader, List<Object> parameters) {
        parameters.add(reader.visibility().account());
        return " or exists (select 1 from RELAIS_INTAKE I where I.ID = INTAKE_ID and I.ACCOUNT = ?" + parameters.size()
                + ")";
    }

    private static String withoutCase(Reader reader, List<Object> parameters) {
        List<String> hidden = new ArrayList<>();
        reader.confidentialTopics().forEach((level, topics) -> {
            if (!reader.visibility().everywhere().contains(level)) {
                Set<String> departments = reader.visibility().within().getOrDefault(level, Set.of()).stream()
                        .map(DepartmentId::value)
                        .collect(Collectors.toSet());
                hidden.add("(TOPIC in " + list(topics, parameters)
                        + (departments.isEmpty()
                                ? ")"
                                : " and (DEPARTMENT is null or DEPARTMENT not in " + list(departments, parameters)
                                        + "))"));
            }
        });
        return hidden.isEmpty() ? "" : " and (CASES > 0 or TOPIC is null or not (" + String.join(" or ", hidden) + "))";
    }

    private static String list(Set<String> values, List<Object> parameters) {
        return values.stream()
                .sorted()
                .map(value -> {
                    parameters.add(value);
                    return "?" + parameters.size();
                })
                .collect(Collectors.joining(", ", "(", ")"));
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
