package org.relais.itests.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** How a version of the example service can be broken, and what the reason then names. */
public enum BrokenService {
    DOES_NOT_RESOLVE("org.relais.nowhere"),
    THROWS_IN_ASSESS("broken on purpose in assess"),
    NEVER_RETURNS_FROM_ASSESS("assess");

    private static final String CLASS = "org/relais/example/service/internal/PermitsService";
    private static final String ASSESS = "public Assessment assess(FormData form) {";

    private final String named;

    BrokenService(String named) {
        this.named = named;
    }

    public String named() {
        return named;
    }

    /** A build of the example with this fault. */
    public Path build(String version) {
        Path example = Builds.exampleService();
        return switch (this) {
            case DOES_NOT_RESOLVE ->
                Builds.with(
                        example,
                        version,
                        Map.of(
                                "Import-Package",
                                Builds.header(example, "Import-Package") + ",org.relais.nowhere;version=\"[1,2)\""),
                        Map.of());
            case THROWS_IN_ASSESS ->
                recompiled(
                        Builds.withVersion(example, version),
                        "if (form != null) { throw new IllegalStateException(\"broken on purpose in assess\"); }");
            case NEVER_RETURNS_FROM_ASSESS ->
                recompiled(
                        Builds.withVersion(example, version),
                        "try { Thread.sleep(600_000); } catch (InterruptedException late) { throw new IllegalStateException(late); }");
        };
    }

    /** The same bundle with a statement at the begin of its rules. Its descriptions of components stay as they are. */
    private static Path recompiled(Path bundle, String statement) {
        try {
            Path work = Files.createTempDirectory(bundle.getParent(), "broken");
            Path source = work.resolve("PermitsService.java");
            Files.writeString(source, source().replace(ASSESS, ASSESS + statement));
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            said,
                            said,
                            "-nowarn",
                            "-d",
                            work.toString(),
                            "-classpath",
                            classPath(bundle),
                            source.toString());
            if (result != 0) {
                throw new AssertionError(said.toString(StandardCharsets.UTF_8));
            }
            try (FileSystem jar = FileSystems.newFileSystem(bundle)) {
                Files.copy(
                        work.resolve(CLASS + ".class"),
                        jar.getPath(CLASS + ".class"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Folders.delete(work);
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the annotations, which say nothing to a running system. */
    private static String source() throws IOException {
        Path file = Path.of(
                System.getProperty("relais.checkout"), "bundles/example-service/src/main/java", CLASS + ".java");
        String source = Files.readString(file);
        if (!source.contains(ASSESS)) {
            throw new AssertionError("the example has other rules now");
        }
        return source.lines()
                .filter(line -> !line.startsWith("import org.osgi.")
                        && !List.of("@Component", "@Activate").contains(line.strip()))
                .collect(Collectors.joining("\n"));
    }

    private static String classPath(Path bundle) {
        return Stream.of(bundle, Builds.shipped("api"), Builds.shipped("spi"))
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
