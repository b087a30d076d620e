package org.relais.core.internal.modes;

import java.util.List;
import java.util.Set;
import org.relais.cases.Priority;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.office.PackMode;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.DepartmentId;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingMode.ModeRule;
import org.relais.modes.OperatingMode.SuspendedChannel;
import org.relais.texts.LocalizedText;

/** Modes for tests: the lockdown suspends the counter, forbids hand deliveries and has all care routed to the desk. */
public final class SampleModes {

    public static final LocalizedText NOTICE = new LocalizedText("Le guichet est fermé.", "The counter is closed.");
    public static final LocalizedText DROP_BOX = new LocalizedText("Tamponnez, déposez.", "Stamp it, drop it.");
    public static final LocalizedText CALL = new LocalizedText("Appelez.", "Call.");
    public static final List<PackMode> ALL =
            List.of(PackMode.NORMAL, lockdown(), new PackMode(empty("cyclone", Set.of()), List.of()));

    private SampleModes() {}

    private static PackMode lockdown() {
        RoutingRule.Conditions care = new RoutingRule.Conditions(
                Set.of("care"), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), null, null);
        LocalizedText reason = new LocalizedText("En confinement, l'accueil", "In a lockdown, the desk");
        RoutingRule rule =
                new RoutingRule("lockdown-care", care, new DepartmentId("DAJI"), "daji", Priority.HIGH, null, reason);
        OperatingMode mode = new OperatingMode(
                "lockdown",
                new LocalizedText("Confinement", "Lockdown"),
                NOTICE,
                List.of(DROP_BOX, CALL),
                List.of(new SuspendedChannel(DeskFixture.CHANNEL, NOTICE, List.of(CALL))),
                Set.of("hand-delivery"),
                List.of(new ModeRule(rule.id(), rule.reason())));
        return new PackMode(mode, List.of(rule));
    }

    private static OperatingMode empty(String id, Set<String> forbidden) {
        LocalizedText name = new LocalizedText(id, id);
        return new OperatingMode(id, name, null, List.of(), List.of(), forbidden, List.of());
    }
}
