package org.relais.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** One jar of the archive, with what is found in it. */
record ShippedJar(Coordinates coordinates, byte[] content) {

    /** A jar outside a Maven repository: its own {@code pom.properties} names it, else its file name. */
    static ShippedJar named(String fileName, byte[] content) throws IOException {
        for (Properties pom : poms(content)) {
            Coordinates coordinates = Coordinates.of(pom);
            if (fileName.startsWith(coordinates.name() + "-")) {
                return new ShippedJar(coordinates, content);
            }
        }
        return new ShippedJar(Coordinates.ofFile(fileName), content);
    }

    /** The jars that a bundle carries inside. */
    List<ShippedJar> nested() throws IOException {
        List<ShippedJar> jars = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".jar")) {
                    jars.add(named(name.substring(name.lastIndexOf('/') + 1), zip.readAllBytes()));
                }
            }
        }
        return jars;
    }

    /** The libraries whose classes a bundle of ours carries without their jars, as the names that it carries with them say. */
    List<Coordinates> inlined() throws IOException {
        return poms(content).stream()
                .map(Coordinates::of)
                .filter(library -> !library.isOurs())
                .toList();
    }

    private static List<Properties> poms(byte[] content) throws IOException {
        List<Properties> poms = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("META-INF/maven/")
                        && entry.getName().endsWith("/pom.properties")) {
                    Properties pom = new Properties();
                    pom.load(zip);
                    poms.add(pom);
                }
            }
        }
        return poms;
    }
}
