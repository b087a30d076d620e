package org.relais.core.internal.sealing;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through rows in the order of their keys, round after round, and seals anew what is not current. It remembers where it was, so a
 * batch does not begin with all that was done before; only a whole round that finds nothing says that nothing is left. Thread-safe.
 *
 * @param <T> what a row is read as
 */
public final class SealingRound<T> {

    private static final Logger LOG = LoggerFactory.getLogger(SealingRound.class);
    private static final int PAGE = 100;

    private final UnitOfWork unitOfWork;
    private final Rows<T> rows;
    private final Function<T, String> key;
    private final Predicate<T> current;
    private final Predicate<T> anew;
    private String after = "";
    private int broken;

    /** Reads rows. */
    public interface Rows<T> {

        /** Rows with keys greater than this one, in their order; within a unit of work. */
        List<T> after(String key, int limit);
    }

    /**
     * @param current whether a row needs nothing
     * @param anew does what it needs, in a unit of work of its own; false when it turns out to need nothing
     */
    public SealingRound(
            UnitOfWork unitOfWork, Rows<T> rows, Function<T, String> key, Predicate<T> current, Predicate<T> anew) {
        this.unitOfWork = unitOfWork;
        this.rows = rows;
        this.key = key;
        this.current = current;
        this.anew = anew;
    }

    /**
     * As {@link org.relais.spi.encryption.SealedData#sealAnew}.
     *
     * @throws IllegalStateException when some do not open and nothing else is left, or the thread is interrupted
     */
    public synchronized int seal(int most) {
        boolean whole = after.isEmpty();
        int sealed = 0;
        while (sealed < most) {
            requireGoingOn();
            List<T> page = unitOfWork.read(() -> rows.after(after, PAGE));
            for (int i = 0; i < page.size() && sealed < most; i++) {
                sealed += seal(page.get(i)) ? 1 : 0;
                after = key.apply(page.get(i));
            }
            if (page.size() < PAGE && sealed < most) {
                after = "";
                if (whole || sealed > 0) {
                    requireAllOpen(sealed);
                    return sealed;
                }
                whole = true;
            }
        }
        return sealed;
    }

    private boolean seal(T row) {
        requireGoingOn();
        if (current.test(row)) {
            return false;
        }
        try {
            return anew.test(row);
        } catch (RuntimeException failure) {
            LOG.error("{} could not be sealed anew", key.apply(row), failure);
            broken++;
            return false;
        }
    }

    private static void requireGoingOn() {
        if (Thread.interrupted()) {
            throw new IllegalStateException("interrupted; it goes on where it was");
        }
    }

    private void requireAllOpen(int sealed) {
        int failed = broken;
        broken = 0;
        if (failed > 0 && sealed == 0) {
            throw new IllegalStateException(failed + " could not be sealed anew");
        }
    }
}
