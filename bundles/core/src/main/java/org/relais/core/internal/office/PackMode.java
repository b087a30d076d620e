package org.relais.core.internal.office;

import java.util.List;
import org.relais.modes.OperatingMode;
import org.relais.texts.LocalizedText;

/**
 * An operating mode with its routing rules.
 *
 * @param rules tried before those of the office while the mode is in force; only the last one may have no condition
 */
public record PackMode(OperatingMode mode, List<RoutingRule> rules) {

    /** How an office works whose pack does not name that. */
    public static final PackMode NORMAL = new PackMode(
            new OperatingMode(
                    OperatingMode.NORMAL,
                    new LocalizedText("Fonctionnement normal", "Normal operation"),
                    null,
                    List.of(),
                    List.of(),
                    java.util.Set.of(),
                    List.of()),
            List.of());

    public PackMode {
        rules = List.copyOf(rules);
    }
}
