package org.relais.core.internal.cases;

import java.time.Clock;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseReference;
import org.relais.directory.OfficeDirectory;
import org.relais.spi.persistence.UnitOfWork;

/**
 * References for new cases, numbered per year of registration in the office's zone. Numbers are taken from the store in blocks, so
 * that cases opened at the same time do not wait for each other; numbers of a block that is not used up are lost, which a
 * reference may be (unlike a registration number of the mail). Thread-safe.
 */
@Component(service = CaseNumbers.class)
public final class CaseNumbers {

    private static final int BLOCK = 200;

    /** More than cases can be opened between two looks at the block. */
    private static final int LOW_WATER = 50;

    private final UnitOfWork unitOfWork;
    private final NumberSeries series;
    private final OfficeDirectory directory;
    private final Clock clock;

    private int year;
    private long next;
    private long end;

    @Activate
    public CaseNumbers(
            @Reference UnitOfWork unitOfWork,
            @Reference NumberSeries series,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.series = series;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Makes sure that numbers are at hand. Called before the unit of work in which cases are opened; within one it does nothing,
     * since a block must not be taken by a transaction that may still be undone.
     */
    public synchronized void prepare() {
        int current = currentYear();
        if (current == year && end - next >= LOW_WATER || unitOfWork.isRunning()) {
            return;
        }
        long first = unitOfWork.execute(() -> series.take(seriesOf(current), BLOCK));
        if (current != year || first != end) {
            next = first;
        }
        year = current;
        end = first + BLOCK;
    }

    /** The reference of the next case. When no number is at hand, one is taken within the running unit of work. */
    public CaseReference next() {
        int current = currentYear();
        synchronized (this) {
            if (current == year && next < end) {
                return CaseReference.of(year, next++);
            }
        }
        return CaseReference.of(current, series.take(seriesOf(current), 1));
    }

    private int currentYear() {
        ZoneId zone = directory.office().zone();
        return clock.instant().atZone(zone).getYear();
    }

    private static String seriesOf(int year) {
        return "case-" + year;
    }
}
