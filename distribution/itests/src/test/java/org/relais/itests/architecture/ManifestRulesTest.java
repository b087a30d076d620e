package org.relais.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestRulesTest {

    static List<ShippedBundle> bundles() {
        return ShippedBundle.all();
    }

    @Test
    void theArchiveShipsTheBundlesThatMakeACaseDesk() {
        Set<String> names = bundles().stream().map(ShippedBundle::name).collect(Collectors.toSet());

        assertTrue(
                names.containsAll(Set.of(
                        "api",
                        "spi",
                        "core",
                        "persistence",
                        "derby",
                        "security",
                        "web",
                        "rest",
                        "soap",
                        "channel-phone",
                        "channel-web")),
                () -> "only " + names);
    }

    @Test
    void whatIsForLearningAndTestingIsNotShipped() {
        List<String> strangers = bundles().stream()
                .map(ShippedBundle::name)
                .filter(Set.of("example-channel", "archetype-channel", "testkit", "letters")::contains)
                .toList();

        assertEquals(List.of(), strangers);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyExportedPackageHasAVersion(ShippedBundle bundle) {
        assertEquals(List.of(), ManifestRules.unversionedExports(bundle));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlyTheContractsExportPackagesAndNeverInternalOnes(ShippedBundle bundle) {
        assertEquals(List.of(), ManifestRules.accidentalExports(bundle));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noBundleTiesItselfToAnotherBundle(ShippedBundle bundle) {
        assertEquals(List.of(), ManifestRules.tightCouplings(bundle));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlyWrappersOfForeignJarsImportOptionally(ShippedBundle bundle) {
        assertEquals(List.of(), ManifestRules.optionalImports(bundle));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noComponentHasItsFieldsInjected(ShippedBundle bundle) {
        assertEquals(List.of(), ManifestRules.fieldInjections(bundle));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void theSymbolicNameFollowsTheArtifact(ShippedBundle bundle) {
        assertEquals(
                "org.relais." + bundle.name().replace('-', '.'),
                bundle.manifest().header("Bundle-SymbolicName").orElseThrow());
    }

    @Test
    void noPackageIsSplitOverBundles() {
        assertEquals(List.of(), ManifestRules.splitPackages(bundles()));
    }
}
