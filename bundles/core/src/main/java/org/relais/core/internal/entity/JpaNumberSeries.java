package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.NumberSeries;

/** Numbers from one row per series, which is locked until the unit of work ends. */
@Component
public final class JpaNumberSeries implements NumberSeries {

    private final EntityManager entities;

    @Activate
    public JpaNumberSeries(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public long take(String series, int count) {
        int updated = entities.createNativeQuery(
                        "update RELAIS_NUMBER set NEXT_VALUE = NEXT_VALUE + ?1 where SERIES = ?2")
                .setParameter(1, count)
                .setParameter(2, series)
                .executeUpdate();
        if (updated == 0) {
            entities.createNativeQuery("insert into RELAIS_NUMBER (SERIES, NEXT_VALUE) values (?1, ?2)")
                    .setParameter(1, series)
                    .setParameter(2, 1L + count)
                    .executeUpdate();
            return 1;
        }
        Object next = NativeSql.rows(
                        entities, "select NEXT_VALUE from RELAIS_NUMBER where SERIES = ?1", List.of(series))
                .get(0);
        return ((Number) next).longValue() - count;
    }
}
