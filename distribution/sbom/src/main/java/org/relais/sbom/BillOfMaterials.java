package org.relais.sbom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;

/** Walks an assembled installation and writes {@code sbom.json} into it. */
public final class BillOfMaterials {
    private final Path installation;
    private final Map<String, Component> components = new TreeMap<>();

    BillOfMaterials(Path installation) {
        this.installation = installation;
    }

    /**
     * Writes the list.
     *
     * @param arguments the folder of the installation, the version of Relais, the time the build is dated with
     */
    public static void main(String[] arguments) throws IOException, GeneratorException {
        Path installation = Path.of(arguments[0]);
        BillOfMaterials bill = new BillOfMaterials(installation);
        bill.read();
        String json = bill.toJson(arguments[1], Instant.parse(arguments[2]));
        Files.writeString(installation.resolve("sbom.json"), json, StandardCharsets.UTF_8);
    }

    void read() throws IOException {
        try (Stream<Path> files = Files.walk(installation)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                ShippedJar jar = shipped(file);
                add(jar);
                for (ShippedJar nested : jar.nested()) {
                    add(nested);
                }
                if (jar.coordinates().isOurs()) {
                    jar.inlined().forEach(library -> components.putIfAbsent(library.purl(), component(library)));
                }
            }
        }
    }

    String toJson(String version, Instant builtAt) throws GeneratorException {
        Component relais = new Component();
        relais.setType(Component.Type.APPLICATION);
        relais.setGroup("org.relais");
        relais.setName("relais");
        relais.setVersion(version);
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(builtAt));
        metadata.setComponent(relais);
        Bom bom = new Bom();
        bom.setMetadata(metadata);
        components.values().forEach(bom::addComponent);
        return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
    }

    private ShippedJar shipped(Path file) throws IOException {
        Path repository = installation.resolve("system");
        byte[] content = Files.readAllBytes(file);
        return file.startsWith(repository)
                ? new ShippedJar(
                        Coordinates.ofRepositoryPath(
                                repository.relativize(file).toString().replace('\\', '/')),
                        content)
                : ShippedJar.named(file.getFileName().toString(), content);
    }

    private void add(ShippedJar jar) {
        Coordinates coordinates = jar.coordinates();
        if (coordinates.isOurs()) {
            return;
        }
        Component component = component(coordinates);
        component.addHash(new Hash(Hash.Algorithm.SHA_256, sha256(jar.content())));
        components.put(coordinates.purl(), component);
    }

    private static Component component(Coordinates coordinates) {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setGroup(coordinates.group());
        component.setName(coordinates.name());
        component.setVersion(coordinates.version());
        component.setPurl(coordinates.purl());
        component.setBomRef(coordinates.purl());
        return component;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
