package org.relais.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail proves nothing: each is shown a manifest that breaks it, and names the culprit. */
class ManifestRulesCanFailTest {

    @Test
    void anUnversionedExportIsNamed() {
        ShippedBundle api =
                bundle("api", Map.of("Export-Package", "a.b;uses:=\"x,y\";version=\"1.0.0\",c.d;uses:=\"x,y\""));

        assertEquals(List.of("api exports c.d without a version"), ManifestRules.unversionedExports(api));
    }

    @Test
    void anExportOutsideTheContractsIsNamed() {
        ShippedBundle core = bundle("core", Map.of("Export-Package", "org.relais.core.cases;version=\"1.0.0\""));
        ShippedBundle spi = bundle("spi", Map.of("Export-Package", "org.relais.spi.internal;version=\"1.0.0\""));

        assertEquals(List.of("core exports org.relais.core.cases"), ManifestRules.accidentalExports(core));
        assertEquals(List.of("spi exports org.relais.spi.internal"), ManifestRules.accidentalExports(spi));
    }

    @Test
    void aTightCouplingIsNamed() {
        ShippedBundle rest = bundle("rest", Map.of("Require-Bundle", "org.relais.core", "DynamicImport-Package", "*"));

        assertEquals(
                List.of("rest has Require-Bundle", "rest has DynamicImport-Package"),
                ManifestRules.tightCouplings(rest));
    }

    @Test
    void anOptionalImportIsNamedExceptInAWrapper() {
        Map<String, String> headers = Map.of("Import-Package", "a.b;version=\"[1,2)\";resolution:=optional,c.d");

        assertEquals(List.of("core imports a.b optionally"), ManifestRules.optionalImports(bundle("core", headers)));
        assertEquals(List.of(), ManifestRules.optionalImports(bundle("web", headers)));
    }

    @Test
    void aFieldInjectionIsNamed() {
        ShippedBundle rest = new ShippedBundle(
                "rest",
                Path.of("rest.jar"),
                new BundleManifest(new Manifest()),
                Set.of(),
                List.of("<reference name=\"a\"\n parameter=\"0\"/>", "<reference name=\"b\"\n field=\"b\"/>"));

        assertEquals(1, ManifestRules.fieldInjections(rest).size());
    }

    @Test
    void aSplitPackageIsNamedWithItsHomes() {
        assertEquals(
                List.of("a.b is in [core, rest]"),
                ManifestRules.splitPackages(
                        List.of(bundle("core", Map.of(), "a.b", "a.c"), bundle("rest", Map.of(), "a.b", "a.d"))));
    }

    private static ShippedBundle bundle(String name, Map<String, String> headers, String... packages) {
        Manifest manifest = new Manifest();
        headers.forEach((header, value) -> manifest.getMainAttributes().put(new Attributes.Name(header), value));
        return new ShippedBundle(
                name, Path.of(name + ".jar"), new BundleManifest(manifest), Set.of(packages), List.of());
    }
}
