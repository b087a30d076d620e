package org.relais.deployment.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.relais.plugins.PlugInState;
import org.relais.plugins.PlugInView;
import org.relais.spi.plugins.PlugInListener;
import org.relais.spi.plugins.PlugInPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extender: runs what lies in {@code deploy} of the data folder. As a health check it warns of versions that were taken back, until
 * their file is removed from {@code rejected} or a better version is proven.
 */
@Component(
        service = {Deployer.class, HealthCheck.class},
        immediate = true,
        property = {HealthCheck.NAME + "=plug-ins", HealthCheck.TAGS + "=ready"})
@Designate(ocd = PlugInSettings.class)
public final class Deployer implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final int PERIOD_MILLIS = 500;

    private final List<PlugInPart> parts = new CopyOnWriteArrayList<>();
    private final List<PlugInListener> listeners = new CopyOnWriteArrayList<>();
    private final FrameworkHost host;
    private final Deployment deployment;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "relais-plug-in"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "relais-deploy"));

    @Activate
    public Deployer(
            BundleContext context,
            PlugInSettings settings,
            @Reference ServiceComponentRuntime components,
            @Reference Interpretations interpretations,
            @Reference Clock clock) {
        Path data = Path.of(context.getProperty("karaf.data"));
        Limits limits = Limits.of(settings);
        DeployFolder folder = new DeployFolder(data.resolve("deploy"));
        Shelf shelf = new Shelf(data.resolve("bundles"), clock);
        host = new FrameworkHost(context, data.resolve("deploy"), limits.start().dividedBy(2));
        deployment = new Deployment(
                new Deployment.Parts(
                        folder,
                        shelf,
                        new RejectedFolder(data.resolve("rejected"), folder, shelf),
                        new StandingFile(data.resolve("bundles/standing.properties")),
                        host,
                        new ComponentEvidence(context, components, parts),
                        interpretations,
                        new Announcements(listeners, threads)),
                limits,
                threads,
                clock,
                System::nanoTime);
        watch.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        watch.shutdownNow();
        threads.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindPart(PlugInPart part) {
        parts.add(part);
    }

    void unbindPart(PlugInPart part) {
        parts.remove(part);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(PlugInListener listener) {
        listeners.add(listener);
    }

    void unbindListener(PlugInListener listener) {
        listeners.remove(listener);
    }

    private void look() {
        try {
            deployment.tick();
        } catch (RuntimeException e) {
            LOG.error("The deploy folder is looked at again", e);
        }
    }

    List<PlugInView> views() {
        return deployment.views();
    }

    long takenBack() {
        return deployment.takenBack();
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (!deployment.isComplete()) {
            log.temporarilyUnavailable("plug-ins of the deploy folder are being started");
        }
        for (PlugInView view : deployment.views()) {
            if (view.state() == PlugInState.TAKEN_BACK) {
                log.warn("{} ({} {}) was taken back: {}", view.file(), view.id(), view.version(), english(view));
            } else if (view.reason() != null) {
                log.warn("{} ({} {}): {}", view.file(), view.id(), view.version(), english(view));
            }
        }
        Set<String> unfinished = deployment.unfinished();
        if (!unfinished.isEmpty()) {
            log.info("deploy: waiting until {} is complete", unfinished);
        }
        host.stuck().forEach(bundle -> log.warn("{} cannot be stopped and goes at the next restart", bundle));
        log.info("plug-ins are watched");
        return new Result(log);
    }

    private static String english(PlugInView view) {
        return view.reason() == null ? "" : view.reason().en();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
