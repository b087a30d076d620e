package org.relais.services;

import java.util.Locale;
import org.relais.permissions.Permission;

/** What a role may do with a delegated service. Each service has a permission of its own for each of them. */
public enum ServiceRight {
    /** Know of its forms, their cases and slips. Whoever lacks it is told that there is no such thing. */
    READ,
    /** Register forms, and complete or return them. */
    REGISTER,
    /** Work transmittal slips: fill, freeze, hand over, reconcile. */
    HAND_OVER,
    /** Edit its reference data: where forms go. */
    CONFIGURE,
    /** Hand out everything that is held about one person, and purge what need not be kept. */
    DISCLOSE;

    /** The permission of a service, for example {@code claim-forms:hand-over}. */
    public Permission of(ServiceId service) {
        return new Permission(
                service.value() + ":" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
