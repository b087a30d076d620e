package org.relais.cases;

/** How urgently a case is worked, lowest first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
