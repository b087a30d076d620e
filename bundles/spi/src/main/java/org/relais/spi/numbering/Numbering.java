package org.relais.spi.numbering;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Gapless numbers, from 1, per series and year. A number belongs to the transaction that took it: when that is rolled back, or its
 * process dies, the next one who asks gets the same number. Thread-safe, on one node or many.
 *
 * <p>Whoever takes a number keeps others of the same series and year waiting until the end of the transaction. Take it late, keep the
 * transaction short, and take numbers of several series always in the same order.
 */
@ProviderType
public interface Numbering {

    /**
     * The next number of a series, taken in the running unit of work.
     *
     * @param series 1 to 50 characters, chosen by whoever owns the register, for example {@code mail-DAJI}
     * @param year of the office in which the number is given
     * @throws IllegalStateException outside a unit of work that writes
     */
    long next(String series, int year);
}
