package org.relais.channel.phone.internal.calls;

import java.util.function.Supplier;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Units of work that are done again when somebody else changed the same thing at the same moment. */
public final class Repeated {

    private static final int ATTEMPTS = 20;

    private Repeated() {}

    /** Joins a running unit of work, which whoever opened it repeats. */
    public static <T> T execute(UnitOfWork unitOfWork, Supplier<T> work) {
        if (unitOfWork.isRunning()) {
            return unitOfWork.execute(work);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return unitOfWork.execute(work);
            } catch (StaleEntityException | ConstraintViolationException e) {
                if (attempt == ATTEMPTS) {
                    throw RelaisException.builder(
                                    Errors.UNAVAILABLE,
                                    new LocalizedText(
                                            "Trop de changements au même instant ; recommencez.",
                                            "Too many changes at the same moment; send it again."))
                            .retryAfter(java.time.Duration.ofSeconds(1))
                            .cause(e)
                            .build();
                }
            }
        }
    }
}
