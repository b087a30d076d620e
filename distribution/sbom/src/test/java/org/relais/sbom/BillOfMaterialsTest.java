package org.relais.sbom;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {
    @TempDir
    Path installation;

    @Test
    void aBundleIsNamedByItsPlaceInTheRepositoryAndAJarNestedInOursByItself() throws Exception {
        byte[] pom = "groupId=org.nested\nartifactId=inner\nversion=2.0\n".getBytes(StandardCharsets.UTF_8);
        put("system/org/example/outer/1.0/outer-1.0.jar", jar("any", new byte[0]));
        byte[] inner = jar("META-INF/maven/org.nested/inner/pom.properties", pom);
        put("system/org/relais/web/1.0.0/web-1.0.0.jar", jar("inner-2.0.jar", inner));
        put("lib/boot/wsdl4j-1.6.3.jar", jar("any", new byte[0]));

        BillOfMaterials bill = new BillOfMaterials(installation);
        bill.read();
        String json = bill.toJson("1.0.0", Instant.EPOCH);

        assertTrue(json.contains("\"pkg:maven/org.example/outer@1.0\""), json);
        assertTrue(json.contains("\"pkg:maven/org.nested/inner@2.0\""), json);
        assertTrue(json.contains("\"pkg:maven/wsdl4j/wsdl4j@1.6.3\""), json);
        assertFalse(json.contains("pkg:maven/org.relais/"), json);
    }

    @Test
    void aLibraryWhoseClassesABundleOfOursCarriesIsNamedByThePropertiesBesideThem() throws Exception {
        byte[] pom = "groupId=org.nested\nartifactId=inner\nversion=2.0\n".getBytes(StandardCharsets.UTF_8);
        put(
                "system/org/relais/paper/1.0.0/paper-1.0.0.jar",
                jar("META-INF/maven/org.nested/inner/pom.properties", pom));

        BillOfMaterials bill = new BillOfMaterials(installation);
        bill.read();

        assertTrue(bill.toJson("1.0.0", Instant.EPOCH).contains("\"pkg:maven/org.nested/inner@2.0\""));
    }

    @Test
    void aJarThatNobodyCanLookUpStopsTheBuild() throws Exception {
        put("lib/mystery-1.0.jar", jar("any", new byte[0]));

        assertThrows(IllegalArgumentException.class, () -> new BillOfMaterials(installation).read());
    }

    private void put(String path, byte[] content) throws IOException {
        Path file = installation.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] jar(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
