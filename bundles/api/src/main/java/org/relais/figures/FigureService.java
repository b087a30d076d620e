package org.relais.figures;

import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/** Counts what the office did. Thread-safe. */
@ProviderType
public interface FigureService {

    /**
     * @param from first day of the office, inclusive
     * @param to last day, inclusive, not before {@code from}
     */
    Figures count(Caller caller, LocalDate from, LocalDate to, Dimension by);
}
