package org.relais.soak;

import java.io.IOException;
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

/** Writes bundles again as other builds of them, without a compiler, and drops them. */
public final class BundleCopy {

    private BundleCopy() {}

    /** A header of a bundle's manifest. */
    public static String header(Path bundle, String name) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(name);
        }
    }

    /**
     * Writes the same bundle again as another build.
     *
     * @param headers of the manifest, in place of what it has
     * @param files changes to files in it, by their path
     */
    public static void write(
            Path bundle, Path target, Map<String, String> headers, Map<String, UnaryOperator<String>> files)
            throws IOException {
        Files.createDirectories(target.getParent());
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Manifest manifest = jar.getManifest();
            headers.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                copy(jar, out, files);
            }
        }
    }

    /** Puts a bundle into the deploy folder under a name, at once and whole. */
    public static void drop(Path bundle, Path deploy, String name) throws IOException {
        Files.createDirectories(deploy);
        Path whole = Files.copy(bundle, deploy.resolveSibling(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(whole, deploy.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
