package org.relais.service.desk.internal.forms;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.relais.cases.CaseErrors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.texts.LocalizedText;

/** Does a piece of work again on what is there now, when somebody else was quicker; whoever named a revision wants it on that one alone. */
public final class FormAttempts {

    private static final int ATTEMPTS = 20;

    private FormAttempts() {}

    /**
     * Runs the work, once or more.
     *
     * @param expectedRevision when present, once
     * @throws RelaisException {@code stale-revision}, {@code concurrent-change}
     */
    public static <T> T repeat(OptionalLong expectedRevision, Supplier<T> work) {
        int attempts = expectedRevision.isPresent() ? 1 : ATTEMPTS;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StaleEntityException | ConstraintViolationException quicker) {
                if (attempt == attempts) {
                    throw expectedRevision.isPresent() ? stale() : concurrent();
                }
            }
        }
    }

    /** @throws RelaisException {@code stale-revision} unless it is the one that was named */
    public static void check(OptionalLong expectedRevision, long revision) {
        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != revision) {
            throw stale();
        }
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Vous avez lu une version plus ancienne ; relisez puis recommencez.",
                        "You have read an older revision; read it again, then send the command."));
    }

    private static RelaisException concurrent() {
        return RelaisException.of(
                CaseErrors.CONCURRENT_CHANGE,
                new LocalizedText(
                        "Quelqu'un d'autre faisait une modification au même instant ; recommencez.",
                        "Somebody else was making a change at the same moment; send the command again."));
    }
}
