package org.relais.itests.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * A channel as an operator has it, and what one has to know to test it.
 *
 * @param bundle its symbolic name, which its packages begin with
 * @param build the file that is dropped first
 * @param upgrade a later version of it
 * @param migrations how often its tables are touched on the way from nothing to the upgrade; 0 for one without tables
 * @param good makes a form that opens a case, another one each time
 * @param bad a form that is refused
 * @param pointer to what is wrong with the bad form
 */
public record DeployedChannel(
        String id,
        String bundle,
        Path build,
        Path upgrade,
        int migrations,
        Supplier<String> good,
        String bad,
        String pointer) {

    private static final String LATER = "9.0.0";

    /** One whose later version differs by its number alone. */
    public static DeployedChannel of(
            String id, String bundle, Path build, int migrations, Supplier<String> good, String bad, String pointer) {
        return new DeployedChannel(id, bundle, build, Builds.withVersion(build, LATER), migrations, good, bad, pointer);
    }

    /** One of somebody else: described by the properties file that the system property {@code relais.channel} names. */
    public static Optional<DeployedChannel> ofSomebodyElse() {
        String file = System.getProperty("relais.channel", "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            said.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path build = Path.of(said.getProperty("build"));
        return Optional.of(new DeployedChannel(
                said.getProperty("id"),
                said.getProperty("bundle"),
                build,
                said.containsKey("upgrade") ? Path.of(said.getProperty("upgrade")) : Builds.withVersion(build, LATER),
                Integer.parseInt(said.getProperty("migrations", "0")),
                () -> said.getProperty("good").replace("%s", Calls.newKey()),
                said.getProperty("bad"),
                said.getProperty("pointer")));
    }

    /** Its name in the deploy folder. */
    public String file() {
        return "contract-" + id + ".jar";
    }

    public String intakes() {
        return "/api/v1/channels/" + id + "/intakes";
    }

    @Override
    public String toString() {
        return id;
    }
}
