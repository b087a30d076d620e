package org.relais.service.claimforms.internal.mutuals;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.relais.cases.CaseErrors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.texts.LocalizedText;

/** Does a change again on what is there now, when somebody else was quicker; whoever named a revision wants it on that one alone. */
final class Attempts {

    private static final int MOST = 5;

    private static final LocalizedText STALE = new LocalizedText(
            "Vous avez lu une version plus ancienne ; relisez, puis recommencez.",
            "You have read an older revision; read it again, then send the change.");

    private static final LocalizedText CONCURRENT = new LocalizedText(
            "Quelqu'un d'autre faisait une modification au même instant ; recommencez.",
            "Somebody else was making a change at the same moment; send it again.");

    private Attempts() {}

    /**
     * Runs the work, once or more.
     *
     * @throws RelaisException {@code stale-revision}, {@code concurrent-change}
     */
    static <T> T repeat(OptionalLong expectedRevision, Supplier<T> work) {
        int attempts = expectedRevision.isPresent() ? 1 : MOST;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StaleEntityException | ConstraintViolationException quicker) {
                if (attempt == attempts) {
                    throw expectedRevision.isPresent()
                            ? stale()
                            : RelaisException.of(CaseErrors.CONCURRENT_CHANGE, CONCURRENT);
                }
            }
        }
    }

    /** @throws RelaisException {@code stale-revision} unless it is the one that was named */
    static void check(OptionalLong expectedRevision, long revision) {
        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != revision) {
            throw stale();
        }
    }

    private static RelaisException stale() {
        return RelaisException.of(CaseErrors.STALE_REVISION, STALE);
    }
}
