package org.relais.core.internal.cases;

/** Numbers that no two takers ever get twice. Needs a running unit of work, until whose end other takers of the series wait. */
public interface NumberSeries {

    /** Takes {@code count} consecutive numbers and answers the first; a new series begins with 1. */
    long take(String series, int count);
}
