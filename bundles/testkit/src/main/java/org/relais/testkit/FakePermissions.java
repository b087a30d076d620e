package org.relais.testkit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.Permission;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.texts.LocalizedText;

/**
 * Permissions that a test grants one by one: nobody has any at first. Who is granted one has it for every case, and everybody may
 * know of every case of the office. Thread-safe.
 */
public final class FakePermissions implements Permissions {

    private final Map<String, Set<Permission>> granted = new ConcurrentHashMap<>();

    /** A reception officer by this name. */
    public static Caller agent(String account) {
        return new Caller(account, Set.of(Role.AGENT), null);
    }

    /** Gives an account a permission. */
    public void grant(Caller caller, Permission permission) {
        granted.computeIfAbsent(caller.account(), none -> ConcurrentHashMap.newKeySet())
                .add(permission);
    }

    @Override
    public boolean holds(Caller caller, Permission permission) {
        return granted.getOrDefault(caller.account(), Set.of()).contains(permission);
    }

    @Override
    public boolean holds(Caller caller, Permission permission, CaseSubject subject) {
        return holds(caller, permission);
    }

    @Override
    public Visibility visibility(Caller caller) {
        return new Visibility(caller.account(), Set.copyOf(Confidentiality.ofTheOffice()), Map.of());
    }

    @Override
    public void require(Caller caller, Permission permission) {
        if (!holds(caller, permission)) {
            throw RelaisException.of(
                    Errors.FORBIDDEN,
                    new LocalizedText("Il faut la permission %s.", "This takes the permission %s.")
                            .formatted(permission));
        }
    }

    @Override
    public void require(Caller caller, Permission permission, CaseSubject subject) {
        require(caller, permission);
    }
}
