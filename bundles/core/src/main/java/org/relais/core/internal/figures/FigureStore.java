package org.relais.core.internal.figures;

import java.time.LocalDate;
import java.util.List;
import org.relais.figures.Dimension;
import org.relais.figures.Figures;

/** Where contacts are counted. Needs a running unit of work; both days are inclusive. */
public interface FigureStore {

    long contacts(LocalDate from, LocalDate to);

    /** One item per value of the dimension, in no order. */
    List<Figures.Item> count(LocalDate from, LocalDate to, Dimension by);
}
