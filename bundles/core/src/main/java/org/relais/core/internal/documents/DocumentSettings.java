package org.relais.core.internal.documents;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.relais.documents.DocumentLimits;

/** Which documents this installation takes, where it keeps them and for how long. Immutable. */
@Component(service = DocumentSettings.class, configurationPid = DocumentSettings.PID)
@Designate(ocd = DocumentSettings.Configuration.class)
public final class DocumentSettings {

    static final String PID = "org.relais.documents";

    @ObjectClassDefinition(
            name = "Relais documents",
            description = "Which documents are taken, and where they are kept")
    public @interface Configuration {

        @AttributeDefinition(name = "Folder", description = "Shared by all nodes; empty: documents in the data folder")
        String folder() default "";

        @AttributeDefinition(name = "Largest document", description = "In bytes", min = "1")
        long maxBytes() default 20L * 1024 * 1024;

        @AttributeDefinition(name = "Most documents of a case", min = "1")
        int maxPerCase() default 100;

        @AttributeDefinition(name = "Most bytes of all documents of a case", min = "1")
        long maxBytesPerCase() default 200L * 1024 * 1024;

        @AttributeDefinition(name = "Media types taken", description = "Found in the content, whatever the name says")
        String[] allowedTypes() default {
            "application/pdf",
            "image/jpeg",
            "image/png",
            "image/tiff",
            "image/heic",
            "text/plain",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        };

        @AttributeDefinition(
                name = "Life of a document that belongs to nothing",
                description = "In minutes, until an intake or a case has to have taken it",
                min = "1")
        int unattachedMinutes() default 24 * 60;

        @AttributeDefinition(
                name = "Grace of content",
                description =
                        "In seconds, for which content that no document refers to is left alone: longer than any upload",
                min = "1")
        int graceSeconds() default 3600;

        @AttributeDefinition(name = "Pause between two sweeps", description = "In seconds", min = "1")
        int sweepSeconds() default 900;
    }

    private final Path folder;
    private final DocumentLimits limits;
    private final Duration unattachedLife;
    private final Duration grace;
    private final Duration sweepPause;

    @Activate
    public DocumentSettings(Configuration configuration) {
        this(
                folder(configuration.folder()),
                new DocumentLimits(
                        positive("maxBytes", configuration.maxBytes()),
                        (int) positive("maxPerCase", configuration.maxPerCase()),
                        positive("maxBytesPerCase", configuration.maxBytesPerCase()),
                        types(configuration.allowedTypes())),
                Duration.ofMinutes(positive("unattachedMinutes", configuration.unattachedMinutes())),
                Duration.ofSeconds(positive("graceSeconds", configuration.graceSeconds())),
                Duration.ofSeconds(positive("sweepSeconds", configuration.sweepSeconds())));
    }

    DocumentSettings(Path folder, DocumentLimits limits, Duration unattachedLife, Duration grace, Duration sweepPause) {
        this.folder = folder;
        this.limits = limits;
        this.unattachedLife = unattachedLife;
        this.grace = grace;
        this.sweepPause = sweepPause;
    }

    private static Path folder(String given) {
        if (!given.isBlank()) {
            return Path.of(given);
        }
        String data = System.getProperty("relais.data", "");
        return Path.of(data.isBlank() ? System.getProperty("karaf.data", "data") : data)
                .resolve("documents");
    }

    private static long positive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s: %s=%d, at least 1 is allowed".formatted(PID, key, value));
        }
        return value;
    }

    private static List<String> types(String[] given) {
        TreeSet<String> unknown = new TreeSet<>(Arrays.asList(given));
        unknown.removeAll(ContentTypes.KNOWN);
        if (!unknown.isEmpty() || given.length == 0) {
            throw new IllegalArgumentException("%s: allowedTypes=%s, allowed are some of %s"
                    .formatted(PID, Arrays.toString(given), new TreeSet<>(ContentTypes.KNOWN)));
        }
        return List.of(given);
    }

    Path folder() {
        return folder;
    }

    DocumentLimits limits() {
        return limits;
    }

    Duration unattachedLife() {
        return unattachedLife;
    }

    Duration grace() {
        return grace;
    }

    Duration sweepPause() {
        return sweepPause;
    }
}
