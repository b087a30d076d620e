package org.relais.itests.harness;

import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.KarafDistributionBaseConfigurationOption;

/** What Pax Exam is told: our archive, our ports and folders, demo accounts, and no network. */
final class ExamSettings {

    private static final int START_MILLIS = 120_000;
    private static final String DEPLOY = "etc/org.apache.felix.fileinstall-deploy.cfg";

    /** How often the deploy folder is looked at: more often than for an operator, since tests wait for it again and again. */
    private static final String DEPLOY_MILLIS = "250";

    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";

    /** A local socket's path is 108 bytes at most, and the container adds about 60. */
    private static final int LONGEST_WORK = 45;

    private final Path work = work(Path.of(System.getProperty("relais.work")).resolve("c"));
    private final int port;
    private final String mark;

    ExamSettings(int port, String mark) {
        this.port = port;
        this.mark = mark;
    }

    int port() {
        return port;
    }

    Path data() {
        return work.resolve("data");
    }

    Path office() {
        return work.resolve("office.yaml");
    }

    private static Path work(Path wanted) {
        try {
            return wanted.toString().length() > LONGEST_WORK ? Files.createTempDirectory("relais-itests") : wanted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh start: no data of earlier runs, the shipped office pack. */
    void prepare() throws IOException {
        Folders.delete(work);
        Files.createDirectories(data());
        Files.createDirectories(work.resolve("tmp"));
        Files.copy(
                Path.of(System.getProperty("relais.home"), "etc", "office.yaml"),
                office(),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** @param base where the container was unpacked before; null to unpack it */
    Option[] options(@Nullable Path base) {
        return new Option[] {
            distribution(base),
            keepRuntimeFolder(),
            workingDirectory(work.resolve("exam").toString()),
            systemTimeout(START_MILLIS),
            doNotModifyLogConfiguration(),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            editConfigurationFilePut(
                    MAVEN,
                    "org.ops4j.pax.url.mvn.repositories",
                    Path.of(System.getProperty("exam.repository")).toUri() + "@id=exam@snapshots"),
            editConfigurationFilePut(
                    MAVEN,
                    "org.ops4j.pax.url.mvn.localRepository",
                    work.resolve("maven").toString()),
            editConfigurationFilePut(DEPLOY, "felix.fileinstall.poll", DEPLOY_MILLIS),
            editConfigurationFilePut(
                    "etc/custom.properties",
                    "karaf.pid.file",
                    work.resolve("karaf.pid").toString()),
            vmOptions(Stream.concat(ownFlags(), KarafFlags.all()).toArray(String[]::new))
        };
    }

    private static KarafDistributionBaseConfigurationOption unpacked(
            KarafDistributionBaseConfigurationOption distribution, Path base) {
        distribution.existing(base.toFile());
        return distribution;
    }

    private Option distribution(@Nullable Path base) {
        KarafDistributionBaseConfigurationOption distribution = karafDistributionConfiguration()
                .karafVersion(System.getProperty("karaf.version"))
                .name("Relais");
        if (base != null) {
            return unpacked(distribution, base);
        }
        return distribution
                .frameworkUrl(
                        Path.of(System.getProperty("relais.archive")).toUri().toString())
                .unpackDirectory(work.toFile())
                .useDeployFolder(false);
    }

    private Stream<String> ownFlags() {
        return Stream.of(
                mark,
                Processes.runMark(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                // what soft references alone hold is collected too, or it would look like a leak
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-Djava.io.tmpdir=" + work.resolve("tmp"),
                "-Dorg.osgi.service.http.port=" + port,
                "-Dorg.apache.felix.http.host=127.0.0.1",
                "-Drelais.data=" + data(),
                "-Drelais.office=" + office(),
                "-Drelais.demo=true");
    }
}
