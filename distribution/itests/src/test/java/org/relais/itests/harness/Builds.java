package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Bundles as they come out of the build, and later builds of them. */
public final class Builds {

    private Builds() {}

    /** A bundle that the archive ships, by the name of its artifact. */
    public static Path shipped(String artifact) {
        Path folder = Path.of(System.getProperty("relais.home")).resolve("system/org/relais/" + artifact);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plug-in that was made for these tests. */
    public static Path letters() {
        return Path.of(System.getProperty("letters.bundle"));
    }

    /** The channel to learn from, which the archive does not ship. */
    public static Path example() {
        return Path.of(System.getProperty("example.bundle"));
    }

    /** The version of a bundle, as its manifest says it. */
    public static String version(Path bundle) {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the same bundle again as another build of another version. */
    public static Path withVersion(Path bundle, String version) {
        return with(bundle, version, Map.of(), Map.of());
    }

    /**
     * Writes the same bundle again as another build.
     *
     * @param headers of the manifest, in place of what it has
     * @param files changes to files in it, by their path
     */
    public static Path with(
            Path bundle, String version, Map<String, String> headers, Map<String, UnaryOperator<String>> files) {
        Path target = Path.of(System.getProperty("relais.work"), version + "-" + bundle.getFileName());
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Files.createDirectories(target.getParent());
            Manifest manifest = jar.getManifest();
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
            headers.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                copy(jar, out, files);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header of the manifest as it is. */
    public static String header(Path bundle, String name) {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a bundle into the deploy folder under a name, at once and whole. */
    public static void drop(Path bundle, Path deploy, String name) {
        try {
            Files.createDirectories(deploy);
            Path whole = Files.copy(bundle, deploy.resolveSibling(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    whole, deploy.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(JarFile jar, JarOutputStream out, Map<String, UnaryOperator<String>> files)
            throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                UnaryOperator<String> change = files.get(entry.getName());
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(change == null ? content : changed(content, change));
                out.closeEntry();
            }
        }
    }

    private static byte[] changed(byte[] content, UnaryOperator<String> change) {
        return change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
