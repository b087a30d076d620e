package org.relais.cases;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Hands out lists of any length. Thread-safe; memory holds one page at a time, and each page is a transaction of its own, so that a
 * slow reader holds nothing up.
 */
@ProviderType
public interface CaseExport {

    /**
     * Hands every case that matches and that the caller may know of to {@code reader}, in the order of the query, on the calling
     * thread. What comes in meanwhile may or may not be among them; none is handed out twice.
     *
     * @param query whose limit and cursor are ignored
     * @return how many there were
     * @throws org.relais.errors.RelaisException {@code forbidden} without the right to export
     */
    long forEach(Caller caller, CaseQuery query, Consumer<CaseSummary> reader);
}
