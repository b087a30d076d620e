package org.relais.core.internal.office;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office from one YAML file, looked at every second and put in force when it is valid. A broken file leaves the last good pack
 * in force, also over a restart; without either the component does not start.
 */
@Component(service = OfficePacks.class, immediate = true)
public final class YamlOfficeDirectory implements OfficePacks {

    private static final Logger LOG = LoggerFactory.getLogger(YamlOfficeDirectory.class);

    /** What a look found: a text, or why there is none. */
    private record Look(@Nullable String text, List<String> mistakes) {}

    private record State(OfficePack pack, List<String> mistakes) {}

    private final PackFiles files;
    private final YamlPackReader reader;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "relais-office-pack");
        thread.setDaemon(true);
        return thread;
    });
    private volatile State state;
    private Look judged;
    private Look lastSeen;

    @Activate
    public YamlOfficeDirectory() throws InvalidPackException {
        this(PackFiles.ofInstallation());
        watch.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
    }

    YamlOfficeDirectory(PackFiles files) throws InvalidPackException {
        this.files = files;
        this.reader = new YamlPackReader(files.name());
        this.judged = seen();
        this.lastSeen = judged;
        this.state = first(judged);
    }

    @Deactivate
    void stop() {
        watch.shutdownNow();
    }

    @Override
    public OfficePack current() {
        return state.pack();
    }

    @Override
    public List<String> mistakes() {
        return state.mistakes();
    }

    /** Reads the file and judges it when it is the same as at the look before: an editor may be in the middle of writing. */
    synchronized void look() {
        Look seen = seen();
        boolean settled = seen.equals(lastSeen);
        lastSeen = seen;
        if (settled && !seen.equals(judged)) {
            judged = seen;
            judge(seen);
        }
    }

    private void watch() {
        try {
            look();
        } catch (RuntimeException unexpected) {
            LOG.warn("The office pack {} could not be looked at", files.pack(), unexpected);
        }
    }

    private Look seen() {
        try {
            return new Look(files.read(), List.of());
        } catch (InvalidPackException unreadable) {
            return new Look(null, unreadable.mistakes());
        }
    }

    private void judge(Look seen) {
        try {
            state = new State(accepted(seen), List.of());
            LOG.info("The office pack {} is in force", files.pack());
        } catch (InvalidPackException broken) {
            state = new State(state.pack(), broken.mistakes());
            warn(broken);
        }
    }

    private State first(Look seen) throws InvalidPackException {
        try {
            return new State(accepted(seen), List.of());
        } catch (InvalidPackException broken) {
            String copy = files.readLastGood().orElseThrow(() -> broken);
            OfficePack pack = new YamlPackReader(files.lastGood().toString()).read(copy);
            warn(broken);
            return new State(pack, broken.mistakes());
        }
    }

    private OfficePack accepted(Look seen) throws InvalidPackException {
        if (seen.text() == null) {
            throw new InvalidPackException(seen.mistakes());
        }
        OfficePack pack = reader.read(seen.text());
        try {
            files.keep(seen.text());
        } catch (IOException failure) {
            LOG.warn("No copy of the office pack could be kept at {}: {}", files.lastGood(), failure.toString());
        }
        return pack;
    }

    private void warn(InvalidPackException broken) {
        LOG.warn("The office pack {} is not valid, the last good one stays in force", files.pack());
        broken.mistakes().forEach(mistake -> LOG.warn("{}", mistake));
    }
}
