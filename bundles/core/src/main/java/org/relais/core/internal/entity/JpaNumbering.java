package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.numbering.Numbering;
import org.relais.spi.persistence.UnitOfWork;

/**
 * One row per series and year with the last number given, locked from its update to the end of the unit of work. The first number of a
 * year has no row to lock yet: its taker locks the row of the gate first, which is always there, and looks again behind it.
 */
@Component
public final class JpaNumbering implements Numbering {

    /** Of the row that the migration makes; its year is 0, which is nobody's. */
    private static final String GATE = "gate";

    private final UnitOfWork unitOfWork;
    private final EntityManager entities;

    @Activate
    public JpaNumbering(
            @Reference UnitOfWork unitOfWork, @Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.unitOfWork = unitOfWork;
        this.entities = entities;
    }

    @Override
    public long next(String series, int year) {
        if (!unitOfWork.isRunning()) {
            throw new IllegalStateException("a number is taken in the unit of work that stores what it is for");
        }
        if (last(series, year).isEmpty()) {
            advance(GATE, 0);
            if (last(series, year).isEmpty()) {
                begin(series, year);
                return 1;
            }
        }
        advance(series, year);
        return last(series, year).orElseThrow();
    }

    /**
     * Empty when the series has no number in that year yet. A read keeps no lock on a row that another transaction began and took back;
     * an update would, on Derby, and whoever keeps one while it waits at the gate stands in the way of whoever is through.
     */
    private OptionalLong last(String series, int year) {
        return NativeSql.rows(
                        entities,
                        "select LAST_NUMBER from RELAIS_REGISTER_NUMBER where SERIES = ?1 and SERIES_YEAR = ?2",
                        List.of(series, year))
                .stream()
                .mapToLong(last -> ((Number) last).longValue())
                .findFirst();
    }

    private void advance(String series, int year) {
        entities.createNativeQuery("update RELAIS_REGISTER_NUMBER set LAST_NUMBER = LAST_NUMBER + 1"
                        + " where SERIES = ?1 and SERIES_YEAR = ?2")
                .setParameter(1, series)
                .setParameter(2, year)
                .executeUpdate();
    }

    private void begin(String series, int year) {
        entities.createNativeQuery(
                        "insert into RELAIS_REGISTER_NUMBER (SERIES, SERIES_YEAR, LAST_NUMBER) values (?1, ?2, 1)")
                .setParameter(1, series)
                .setParameter(2, year)
                .executeUpdate();
    }
}
