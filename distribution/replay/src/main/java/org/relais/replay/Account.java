package org.relais.replay;

import java.util.Locale;

/** Whose work is replayed. */
record Account(String name, String password) {

    /** The account that works the cases of a department, as in demo mode. */
    static Account ofDepartment(String department) {
        String name = department.toLowerCase(Locale.ROOT);
        return new Account(name, "demo-" + name);
    }

    @Override
    public String toString() {
        return name;
    }
}
