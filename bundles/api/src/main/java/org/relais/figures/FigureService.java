package org.relais.figures;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/** Counts what the office did. Thread-safe. */
@ProviderType
public interface FigureService {

    /**
     * Counts the contacts of a period. A channel that is not installed, or never was, has none.
     *
     * @throws org.relais.errors.RelaisException {@code forbidden}
     */
    Figures count(Caller caller, FigureQuery query);
}
