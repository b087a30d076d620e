package org.relais.itests.harness;

import java.util.concurrent.atomic.AtomicReference;

/** The bundles of a running system, as its operator lists them. */
public final class Bundles {

    private final RunningRelais relais;

    public Bundles(RunningRelais relais) {
        this.relais = relais;
    }

    /** The lines with this symbolic name; empty when it is not installed. */
    public String named(String name) {
        AtomicReference<String> list = new AtomicReference<>("");
        // a bundle that goes while the list is made ends the command with an error
        Patience.until("the bundles can be listed", () -> {
            try {
                list.set(relais.shell("bundle:list -s -t 0 --no-format"));
                return true;
            } catch (AssertionError changing) {
                return false;
            }
        });
        return list.get()
                .lines()
                .map(line -> line.replaceAll("\\x1b\\[[0-9;]*m", ""))
                .filter(line -> line.strip().endsWith(name))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
