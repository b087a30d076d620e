package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Maven repository with what this build has made and a plug-in's project needs, and settings that name it beside the build's own
 * repository: so that such a project is built before anything is installed or published.
 */
final class BuiltRepository {

    private static final List<String> PARENTS = List.of("relais", "bundles");
    private static final List<String> JARS =
            List.of("api", "spi", "persistence", "encryption", "testkit", "archetype-channel", "archetype-service");

    private final Path folder;

    private BuiltRepository(Path folder) {
        this.folder = folder;
    }

    static BuiltRepository make(Path folder) {
        Path checkout = Path.of(System.getProperty("relais.checkout"));
        BuiltRepository repository = new BuiltRepository(folder);
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            for (String parent : PARENTS) {
                Path home = parent.equals("relais") ? checkout : checkout.resolve(parent);
                repository.add(parent, "pom", home.resolve("pom.xml"));
            }
            for (String jar : JARS) {
                Path home = checkout.resolve("bundles").resolve(jar);
                repository.add(jar, "pom", home.resolve("pom.xml"));
                repository.add(jar, "jar", home.resolve("target/" + jar + "-" + version() + ".jar"));
            }
            Files.writeString(repository.settings(), repository.settingsText());
            return repository;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path settings() {
        return folder.resolve("settings.xml");
    }

    private void add(String artifact, String type, Path file) throws IOException {
        Path home = Files.createDirectories(
                folder.resolve("org/relais").resolve(artifact).resolve(version()));
        Files.copy(file, home.resolve(artifact + "-" + version() + "." + type));
    }

    private static String version() {
        return System.getProperty("relais.version");
    }

    private String settingsText() {
        String local = Path.of(System.getProperty("maven.local")).toUri().toString();
        return """
                <settings xmlns="http://maven.apache.org/SETTINGS/1.2.0">
                  <profiles>
                    <profile>
                      <id>built</id>
                      <repositories>
                        <repository>
                          <id>built</id><url>%1$s</url>
                          <releases><enabled>false</enabled></releases>
                          <snapshots><checksumPolicy>ignore</checksumPolicy></snapshots>
                        </repository>
                        <repository>
                          <id>local</id><url>%2$s</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                          <snapshots><enabled>false</enabled></snapshots>
                        </repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository>
                          <id>local</id><url>%2$s</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                          <snapshots><enabled>false</enabled></snapshots>
                        </pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
                </settings>
                """.formatted(folder.toUri(), local);
    }
}
