package org.relais.core.internal.figures;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.directory.Confidentiality;
import org.relais.figures.FigureQuery;
import org.relais.figures.Figures;
import org.relais.permissions.Visibility;

/** Where contacts are counted. Needs a running unit of work; both days are inclusive. */
public interface FigureStore {

    /**
     * Who counts.
     *
     * @param confidentialTopics by level, the topics whose cases have that level from the start; without NORMAL
     */
    record Reader(Visibility visibility, Map<Confidentiality, Set<String>> confidentialTopics) {}

    /**
     * Contacts, without those from which a confidential case came that the reader may not know of, and those from which none came, but
     * on a topic whose cases the reader may not know of.
     */
    long contacts(FigureQuery query, Reader reader);

    /** One item per value of the dimension, in no order, of the same contacts. */
    List<Figures.Item> count(FigureQuery query, Reader reader);
}
