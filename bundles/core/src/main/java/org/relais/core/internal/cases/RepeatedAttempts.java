package org.relais.core.internal.cases;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.MDC;

/**
 * Changes a case in a unit of work of its own. Whoever named no revision wants the change whatever else happens to the case, so it
 * is made again on the newer revision when somebody else was quicker. Thread-safe.
 */
@Component(service = RepeatedAttempts.class)
public final class RepeatedAttempts {

    /** Key of the log's context. */
    private static final String CASE = "case";

    /** How often a change without a named revision is tried when others change the same case at the same moment. */
    private static final int ATTEMPTS = 20;

    private final UnitOfWork unitOfWork;
    private final JournaledChanges changes;

    @Activate
    public RepeatedAttempts(@Reference UnitOfWork unitOfWork, @Reference JournaledChanges changes) {
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /**
     * Runs the work on the case as it stands, once or more; in a running unit of work once.
     *
     * @throws RelaisException {@code not-found} also for a case that the caller may not know of, {@code stale-revision},
     *     {@code concurrent-change}
     */
    public <T> T change(Caller caller, CaseKey key, OptionalLong expectedRevision, Function<StoredCase, T> work) {
        return change(key, () -> changes.require(caller, key), expectedRevision, work);
    }

    /** The same for work that no caller asked for: it concerns any case, whoever may know of it. */
    public <T> T changeAny(CaseKey key, Function<StoredCase, T> work) {
        return change(key, () -> changes.any(key), OptionalLong.empty(), work);
    }

    private <T> T change(
            CaseKey key, Supplier<StoredCase> found, OptionalLong expectedRevision, Function<StoredCase, T> work) {
        int attempts = expectedRevision.isPresent() || unitOfWork.isRunning() ? 1 : ATTEMPTS;
        MDC.put(CASE, key.toString());
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return unitOfWork.execute(() -> work.apply(current(found, expectedRevision)));
                } catch (StaleEntityException e) {
                    if (attempt == attempts) {
                        throw expectedRevision.isPresent() ? stale() : concurrent();
                    }
                }
            }
        } finally {
            MDC.remove(CASE);
        }
    }

    private static StoredCase current(Supplier<StoredCase> found, OptionalLong expectedRevision) {
        StoredCase current = found.get();
        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != current.revision()) {
            throw stale();
        }
        return current;
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Vous avez lu une version plus ancienne ; relisez le dossier puis recommencez.",
                        "You have read an older revision; read the case again, then send the command."));
    }

    private static RelaisException concurrent() {
        return RelaisException.of(
                CaseErrors.CONCURRENT_CHANGE,
                new LocalizedText(
                        "Quelqu'un d'autre modifiait le dossier au même instant ; recommencez.",
                        "Somebody else was changing the case at the same moment; send the command again."));
    }
}
