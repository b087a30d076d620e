package org.relais.core.internal.notifications;

import java.util.ArrayList;
import java.util.List;
import org.relais.identity.Caller;
import org.relais.identity.Role;

/** Whom a notification is for. */
public record Audience(String value) {

    public static final Audience SUPERVISORS = new Audience("supervisors");

    public static Audience account(String account) {
        return new Audience("account:" + account);
    }

    public static Audience department(String department) {
        return new Audience("department:" + department);
    }

    /** All that a person belongs to. */
    static List<Audience> of(Caller caller) {
        List<Audience> all = new ArrayList<>(List.of(account(caller.account())));
        caller.department().ifPresent(department -> all.add(department(department.value())));
        if (caller.has(Role.SUPERVISOR)) {
            all.add(SUPERVISORS);
        }
        return all;
    }
}
