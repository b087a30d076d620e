package org.relais.encryption.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the keys of this installation are, and how it changes them. Immutable. */
@Component(service = EncryptionSettings.class, configurationPid = EncryptionSettings.PID)
@Designate(ocd = EncryptionSettings.Configuration.class)
public final class EncryptionSettings {

    static final String PID = "org.relais.encryption";

    @ObjectClassDefinition(name = "Relais encryption", description = "How keys are changed")
    public @interface Configuration {

        @AttributeDefinition(
                name = "Settling",
                description =
                        "Seconds after a change of keys until nothing that an older key has sealed can be on its way"
                                + " any more: longer than any unit of work; a node that has not seen the key file for half of it seals nothing",
                min = "2")
        int settleSeconds() default 60;
    }

    private final KeyFile keyFile;
    private final Duration settling;

    @Activate
    public EncryptionSettings(Configuration configuration) {
        this(keyFile(System::getProperty), settling(configuration.settleSeconds()));
    }

    EncryptionSettings(KeyFile keyFile, Duration settling) {
        this.keyFile = keyFile;
        this.settling = settling;
    }

    /**
     * The file that the start script names, else the one beside the data folder.
     *
     * @param properties answers a property's value, or null when it is not set
     */
    static KeyFile keyFile(UnaryOperator<@Nullable String> properties) {
        Path data = path(properties.apply("relais.data"))
                .or(() -> path(properties.apply("karaf.data")))
                .orElseThrow(() -> new IllegalStateException("relais.data is not set: it names the data folder"))
                .toAbsolutePath()
                .normalize();
        Path beside = data.resolveSibling(data.getFileName() + ".keys");
        return new KeyFile(path(properties.apply("relais.keys")).orElse(beside), data);
    }

    private static Optional<Path> path(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static Duration settling(int seconds) {
        if (seconds < 2) {
            throw new IllegalArgumentException("%s: settleSeconds=%d, at least 2 is allowed".formatted(PID, seconds));
        }
        return Duration.ofSeconds(seconds);
    }

    KeyFile keyFile() {
        return keyFile;
    }

    Duration settling() {
        return settling;
    }
}
