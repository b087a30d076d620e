package org.relais.service.desk.internal.slips;

import java.util.List;
import org.relais.spi.journal.ChainHash;

/**
 * The hash of a transmitted slip: SHA-256 over its number, its destination, the moment of its transmission and the hash of each line, so
 * that initials can be purged one day and the rest still be attested.
 */
final class SlipHash {

    private SlipHash() {}

    static String of(StoredSlip slip, StoredSlip.Deed transmitted, List<StoredLine> lines) {
        ChainHash hash = new ChainHash()
                .field(slip.number())
                .field(slip.destination())
                .field(transmitted.by())
                .field(transmitted.at());
        lines.forEach(line -> hash.field(line.hash()));
        return hash.hash();
    }

    /** False when a line, or the slip itself, is not any more what was transmitted. */
    static boolean isIntact(StoredSlip slip, List<StoredLine> lines) {
        return slip.transmitted() == null
                || slip.hash() == null
                || lines.stream().allMatch(StoredLine::isIntact)
                        && slip.hash().equals(of(slip, slip.transmitted(), lines));
    }
}
