package org.relais.core.internal.figures;

import java.time.LocalDate;
import java.util.List;
import org.relais.figures.Dimension;
import org.relais.figures.Figures;
import org.relais.permissions.Visibility;

/** Where contacts are counted. Needs a running unit of work; both days are inclusive. */
public interface FigureStore {

    /** Contacts, without those from which a confidential case came that the caller may not know of. */
    long contacts(LocalDate from, LocalDate to, Visibility visibility);

    /** One item per value of the dimension, in no order, of the same contacts. */
    List<Figures.Item> count(LocalDate from, LocalDate to, Dimension by, Visibility visibility);
}
