package org.relais.spi.encryption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/**
 * What a {@link SealedData} does, for data that lie in a table: it goes through rows in the order of their keys, round after round, and seals anew what is not current. It remembers where it was, so a
 * batch does not begin with all that was done before; only a whole round that finds nothing says that nothing is left. Thread-safe.
 *
 * @param <T> what a row is read as
 */
public final class SealingRound<T> {

    private static final int PAGE = 100;

    private static final int ATTEMPTS = 5;

    /** So many rows that do not open are named. */
    private static final int NAMED = 10;

    private final UnitOfWork unitOfWork;
    private final Rows<T> rows;
    private final Function<T, String> key;
    private final Predicate<T> current;
    private final Predicate<T> anew;
    private String after = "";
    private final List<String> broken = new ArrayList<>();
    private @Nullable RuntimeException first;

    /**
     * Reads rows.
     *
     * @param <T> what a row is read as
     */
    @FunctionalInterface
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
     * As {@link SealedData#sealAnew}.
     *
     * @throws IllegalStateException when some do not open and nothing else is left, or the thread is interrupted
     */
    public synchronized int seal(int most) {
        boolean whole = after.isEmpty();
        int sealed = 0;
        while (sealed < most) {
            requireGoingOn();
            List<T> page = again(() -> unitOfWork.read(() -> rows.after(after, PAGE)));
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
            return again(() -> anew.test(row));
        } catch (RuntimeException failure) {
            broken.add(key.apply(row));
            first = first == null ? failure : first;
            return false;
        }
    }

    /** Others work in the same tables meanwhile, and the database lets one of two win. */
    private static <R> R again(Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StaleEntityException othersWereQuicker) {
                if (attempt == ATTEMPTS) {
                    throw othersWereQuicker;
                }
                requireGoingOn();
            }
        }
    }

    private static void requireGoingOn() {
        if (Thread.interrupted()) {
            throw new IllegalStateException("interrupted; it goes on where it was");
        }
    }

    private void requireAllOpen(int sealed) {
        int failed = broken.size();
        String names = String.join(", ", broken.subList(0, Math.min(failed, NAMED)));
        @Nullable RuntimeException cause = first;
        broken.clear();
        first = null;
        if (failed > 0 && sealed == 0) {
            throw new IllegalStateException(failed + " could not be sealed anew: " + names, cause);
        }
    }
}
