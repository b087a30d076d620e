package org.relais.core.internal.office;

/**
 * A commune served by the office.
 *
 * @param insee code of the statistics institute; not to be confused with the postal code, which may collide with another's
 */
public record Commune(String name, String insee, String postal, int population) {}
