package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A query under construction. Not thread-safe. */
final class Sql {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** One more condition; each {@code %s} in it is the place of a value. */
    Sql and(String condition, Object... values) {
        Object[] places = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parameters.add(values[i]);
            places[i] = "?" + parameters.size();
        }
        conditions.add(condition.formatted(places));
        return this;
    }

    /** One of these; nothing for none. */
    Sql in(String field, Collection<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            String list = values.stream()
                    .map(value -> {
                        parameters.add(value.name());
                        return "?" + parameters.size();
                    })
                    .collect(Collectors.joining(", "));
            conditions.add(field + " in (" + list + ")");
        }
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** A query over entities that ends like this. */
    <T> List<T> entities(EntityManager entities, Class<T> type, String order, int limit) {
        String name = type.getSimpleName();
        Query query = entities.createQuery("select x from " + name + " x" + where() + order, type);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        query.setMaxResults(limit);
        List<T> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            found.add(type.cast(row));
        }
        return found;
    }

    /** Rows of a select on a table. */
    List<Object[]> rows(EntityManager entities, String select, String end) {
        Query query = entities.createNativeQuery(select + where() + end);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        List<Object[]> rows = new ArrayList<>();
        for (Object row : query.getResultList()) {
            rows.add((Object[]) row);
        }
        return rows;
    }
}
