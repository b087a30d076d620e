package org.relais.itests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of our bundles as the archive ships it.
 *
 * @param name the artifact's name, for example {@code channel-phone}
 * @param packages those with classes of their own; jars nested in the bundle do not count
 * @param components the texts of its Declarative Services descriptions
 */
record ShippedBundle(String name, Path jar, BundleManifest manifest, Set<String> packages, List<String> components) {

    /** Every bundle of ours in the unpacked archive. */
    static List<ShippedBundle> all() {
        Path ours = Path.of(System.getProperty("relais.home")).resolve("system/org/relais");
        try (Stream<Path> files = Files.walk(ours)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(ShippedBundle::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShippedBundle read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<JarEntry> entries = jar.stream().toList();
            Set<String> packages = entries.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> components = entries.stream()
                    .filter(entry -> entry.getName().matches("OSGI-INF/[^/]+\\.xml"))
                    .map(entry -> text(jar, entry))
                    .toList();
            String name = file.getParent().getParent().getFileName().toString();
            return new ShippedBundle(name, file, new BundleManifest(jar.getManifest()), packages, components);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JarFile jar, JarEntry entry) {
        try {
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
