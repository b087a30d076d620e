package org.relais.requesters;

/** Who a requester is. */
public enum RequesterKind {
    PERSON,
    ORGANISATION
}
