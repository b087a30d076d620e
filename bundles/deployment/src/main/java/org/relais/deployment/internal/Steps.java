package org.relais.deployment.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.relais.deployment.internal.PlugIn.Step;

/**
 * Has the framework do what may block, on other threads: starting, probing, superseding, putting back, removing. Each call returns at
 * once and leaves the plug-in busy with that step; {@link Deployment} begins none for a plug-in that is busy, and looks when it is done.
 */
final class Steps {

    private final BundleHost host;
    private final Shelf shelf;
    private final ExecutorService threads;
    private final LongSupplier nanoTime;

    Steps(BundleHost host, Shelf shelf, ExecutorService threads, LongSupplier nanoTime) {
        this.host = host;
        this.shelf = shelf;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** Installs and starts a content, in place of whatever ran from the file. */
    void run(PlugIn plugIn, BundleFile bundle, Path content) {
        String file = plugIn.file();
        plugIn.starts();
        begin(plugIn, Step.RUNNING, () -> {
            host.run(file, content, bundle.sha256());
            return null;
        });
    }

    void probe(PlugIn plugIn, long bundleId) {
        begin(plugIn, Step.PROBING, () -> {
            host.probe(bundleId);
            return null;
        });
    }

    void supersede(PlugIn plugIn, long bundleId) {
        begin(plugIn, Step.SUPERSEDING, () -> {
            host.supersede(bundleId);
            return null;
        });
    }

    /** Starts the last good version, or leaves nothing where there is none. */
    void restore(PlugIn plugIn, Optional<BundleFile> good) {
        String file = plugIn.file();
        plugIn.starts();
        begin(plugIn, Step.RESTORING, () -> {
            if (good.isPresent()) {
                host.run(file, shelf.find(good.get()).orElseThrow(), good.get().sha256());
            } else {
                host.remove(file);
            }
            return null;
        });
    }

    void remove(PlugIn plugIn) {
        String file = plugIn.file();
        begin(plugIn, Step.REMOVING, () -> {
            host.remove(file);
            return null;
        });
    }

    private void begin(PlugIn plugIn, Step step, Callable<?> task) {
        plugIn.begin(step, threads.submit(task), nanoTime.getAsLong());
    }
}
