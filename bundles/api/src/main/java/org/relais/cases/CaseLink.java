package org.relais.cases;

/**
 * A tie from a case to another one.
 *
 * @param to the other case
 */
public record CaseLink(LinkKind kind, CaseReference to) {}
