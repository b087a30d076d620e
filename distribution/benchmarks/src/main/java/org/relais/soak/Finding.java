package org.relais.soak;

/**
 * One thing that was promised, and whether it held.
 *
 * @param seen what was counted, for the report
 */
record Finding(String promise, String seen, boolean holds) {}
