package org.relais.deployment.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file {@code standing.properties}: every {@link Standing}, written whole at each change. */
final class StandingFile {

    private static final Logger LOG = LoggerFactory.getLogger(StandingFile.class);

    private final Path path;

    StandingFile(Path path) {
        this.path = path;
    }

    /** What was saved; a file that cannot be read counts as none, and what lies in the deploy folder is watched anew. */
    List<Standing> load() {
        List<Standing> standings = new ArrayList<>();
        if (!Files.exists(path)) {
            return standings;
        }
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(path)));
            for (int i = 0; properties.containsKey(i + ".file"); i++) {
                standings.add(read(properties, i + "."));
            }
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            LOG.warn("{} cannot be read; every plug-in is watched anew: {}", path, e.getMessage());
        }
        return standings;
    }

    void save(Collection<Standing> standings) throws IOException {
        Properties properties = new Properties();
        int i = 0;
        for (Standing standing : standings) {
            write(properties, i + ".", standing);
            i++;
        }
        StringWriter text = new StringWriter();
        properties.store(text, null);
        DurableFiles.write(path, text.toString());
    }

    private static Standing read(Properties from, String at) {
        return new Standing(
                from.getProperty(at + "file"),
                bundle(from, at + "current."),
                Standing.Phase.valueOf(from.getProperty(at + "phase")),
                Instant.parse(from.getProperty(at + "since")),
                bundle(from, at + "lastGood."),
                rejection(from, at + "rejection."));
    }

    private static @Nullable BundleFile bundle(Properties from, String at) {
        return from.containsKey(at + "sha256")
                ? new BundleFile(
                        from.getProperty(at + "name"),
                        from.getProperty(at + "version"),
                        from.getProperty(at + "sha256"))
                : null;
    }

    private static @Nullable Rejection rejection(Properties from, String at) {
        @Nullable BundleFile bundle = bundle(from, at);
        return bundle == null
                ? null
                : new Rejection(
                        bundle,
                        Instant.parse(from.getProperty(at + "at")),
                        new LocalizedText(from.getProperty(at + "fr"), from.getProperty(at + "en")),
                        from.getProperty(at + "restored"),
                        Boolean.parseBoolean(from.getProperty(at + "told")));
    }

    private static void write(Properties to, String at, Standing standing) {
        to.setProperty(at + "file", standing.file());
        to.setProperty(at + "phase", standing.phase().name());
        to.setProperty(at + "since", standing.since().toString());
        write(to, at + "current.", standing.current());
        write(to, at + "lastGood.", standing.lastGood());
        Rejection rejection = standing.rejection();
        if (rejection != null) {
            write(to, at + "rejection.", rejection.bundle());
            to.setProperty(at + "rejection.at", rejection.at().toString());
            to.setProperty(at + "rejection.fr", rejection.reason().fr());
            to.setProperty(at + "rejection.en", rejection.reason().en());
            to.setProperty(at + "rejection.restored", rejection.restored());
            to.setProperty(at + "rejection.told", String.valueOf(rejection.told()));
        }
    }

    private static void write(Properties to, String at, @Nullable BundleFile bundle) {
        if (bundle != null) {
            to.setProperty(at + "name", bundle.symbolicName());
            to.setProperty(at + "version", bundle.version());
            to.setProperty(at + "sha256", bundle.sha256());
        }
    }
}
