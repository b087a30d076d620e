package org.relais.itests.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.relais.itests.architecture.BundleManifest.Clause;

/** What no bundle's manifest may say. Each rule answers its violations, one line each. */
final class ManifestRules {

    private static final Set<String> CONTRACTS = Set.of("api", "spi");
    private static final Set<String> WRAPPERS = Set.of("web", "derby");
    private static final List<String> TIGHT_COUPLINGS =
            List.of("Require-Bundle", "Fragment-Host", "DynamicImport-Package", "Bundle-Activator");

    private ManifestRules() {}

    static List<String> unversionedExports(ShippedBundle bundle) {
        return bundle.manifest().clauses("Export-Package").stream()
                .filter(export -> !export.hasNamed("version"))
                .map(export -> bundle + " exports " + export.path() + " without a version")
                .toList();
    }

    static List<String> accidentalExports(ShippedBundle bundle) {
        return bundle.manifest().clauses("Export-Package").stream()
                .map(Clause::path)
                .filter(path -> !CONTRACTS.contains(bundle.name()) || path.contains(".internal"))
                .map(path -> bundle + " exports " + path)
                .toList();
    }

    static List<String> tightCouplings(ShippedBundle bundle) {
        return TIGHT_COUPLINGS.stream()
                .filter(header -> bundle.manifest().header(header).isPresent())
                .map(header -> bundle + " has " + header)
                .toList();
    }

    static List<String> optionalImports(ShippedBundle bundle) {
        if (WRAPPERS.contains(bundle.name())) {
            return List.of();
        }
        return bundle.manifest().clauses("Import-Package").stream()
                .filter(imported -> imported.has("resolution:=optional"))
                .map(imported -> bundle + " imports " + imported.path() + " optionally")
                .toList();
    }

    /** One package has one home: also not shared by a bundle that keeps it to itself. */
    static List<String> splitPackages(List<ShippedBundle> bundles) {
        Map<String, List<String>> homes = new TreeMap<>();
        bundles.forEach(bundle -> bundle.packages()
                .forEach(name ->
                        homes.computeIfAbsent(name, none -> new ArrayList<>()).add(bundle.name())));
        return homes.entrySet().stream()
                .filter(home -> home.getValue().size() > 1)
                .map(home -> home.getKey() + " is in " + home.getValue())
                .toList();
    }

    /** Declarative Services sets no fields: constructors and bind methods show what a component needs. */
    static List<String> fieldInjections(ShippedBundle bundle) {
        return bundle.components().stream()
                .filter(component -> component.matches("(?s).*<reference[^>]* field=.*"))
                .map(component -> bundle + " has field injection in " + component)
                .toList();
    }
}
