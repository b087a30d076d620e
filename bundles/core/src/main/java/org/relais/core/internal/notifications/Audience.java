package org.relais.core.internal.notifications;

import java.util.ArrayList;
import java.util.List;
import org.relais.directory.Confidentiality;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.permissions.Visibility;

/** Whom a notification is for. */
public record Audience(String value) {

    public static final Audience SUPERVISORS = new Audience("supervisors");

    public static Audience account(String account) {
        return new Audience("account:" + account);
    }

    public static Audience department(String department) {
        return new Audience("department:" + department);
    }

    /** Everybody who may read a delegated service. */
    public static Audience service(Confidentiality level) {
        return new Audience("level:" + level.name());
    }

    /** All that a person belongs to. */
    static List<Audience> of(Caller caller, Visibility visibility) {
        List<Audience> all = new ArrayList<>(List.of(account(caller.account())));
        caller.department().ifPresent(department -> all.add(department(department.value())));
        if (caller.has(Role.SUPERVISOR)) {
            all.add(SUPERVISORS);
        }
        visibility.services().forEach(level -> all.add(service(level)));
        return all;
    }
}
