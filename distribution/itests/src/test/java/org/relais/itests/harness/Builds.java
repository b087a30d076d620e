package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.relais.soak.BundleCopy;

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
    public static Path exampleChannel() {
        return Path.of(System.getProperty("example.channel"));
    }

    /** The delegated service to learn from, which the archive does not ship. */
    public static Path exampleService() {
        return Path.of(System.getProperty("example.service"));
    }

    /** The version of a bundle, as its manifest says it. */
    public static String version(Path bundle) {
        return header(bundle, "Bundle-Version");
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
        Map<String, String> all = new HashMap<>(headers);
        all.put("Bundle-Version", version);
        try {
            BundleCopy.write(bundle, target, all, files);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header of the manifest as it is. */
    public static String header(Path bundle, String name) {
        try {
            return BundleCopy.header(bundle, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a bundle into the deploy folder under a name, at once and whole. */
    public static void drop(Path bundle, Path deploy, String name) {
        try {
            BundleCopy.drop(bundle, deploy, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
