package org.relais.deployment.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OSGi framework. A bundle's location names its file and the digest of its content, so that after a crash it is certain what is
 * installed. Bundles are started for this run only: the framework alone never starts one that might hang it. Thread-safe.
 */
final class FrameworkHost implements BundleHost {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkHost.class);

    /** From here on bundles are plug-ins, and not part of what they stand on. */
    private static final int PLUG_INS = 70;

    private static final Set<String> TAKING_FORMS =
            Set.of("org.relais.spi.channel.Channel", "org.relais.spi.service.DelegatedService");
    private static final String DESK = "org.relais.intake.IntakeDesk";

    private final BundleContext context;
    private final String folder;
    private final Duration patience;
    private final Set<Bundle> abandoned = ConcurrentHashMap.newKeySet();

    /** @param patience with a bundle that is to stop */
    FrameworkHost(BundleContext context, Path deploy, Duration patience) {
        this.context = context;
        this.folder = deploy.toUri().toString().replaceFirst("/*$", "/");
        this.patience = patience;
    }

    @Override
    public boolean isUp() {
        Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        FrameworkStartLevel levels = system.adapt(FrameworkStartLevel.class);
        return system.getState() == Bundle.ACTIVE && levels.getStartLevel() >= levels.getInitialBundleStartLevel();
    }

    @Override
    public boolean isServing() {
        return context.getServiceReference(DESK) != null;
    }

    @Override
    public Set<String> files() {
        Set<String> names = new HashSet<>();
        deployed().forEach(bundle -> names.add(file(bundle)));
        return names;
    }

    @Override
    public Optional<Long> running(String file, String sha256) {
        return from(file)
                .filter(bundle -> bundle.getLocation().startsWith(location(file, sha256)))
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(Bundle::getBundleId)
                .findFirst();
    }

    @Override
    public Set<Long> bundles() {
        return Arrays.stream(context.getBundles()).map(Bundle::getBundleId).collect(Collectors.toSet());
    }

    @Override
    public boolean takesForms(long bundleId) {
        return services(bundleId)
                .flatMap(reference -> Arrays.stream((String[]) reference.getProperty(Constants.OBJECTCLASS)))
                .anyMatch(TAKING_FORMS::contains);
    }

    @Override
    public void run(String file, Path content, String sha256) throws FaultException {
        String location = location(file, sha256);
        from(file).filter(bundle -> !bundle.getLocation().startsWith(location)).forEach(this::discard);
        try {
            Bundle bundle = installed(location, content);
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            throw new FaultException(
                    e.getType() == BundleException.RESOLVE_ERROR
                            ? Reasons.unresolved(String.valueOf(e.getMessage()))
                            : Reasons.notStarted(rootMessage(e)));
        } catch (IOException e) {
            throw new FaultException(Reasons.notStarted(e.toString()));
        }
    }

    private Bundle installed(String location, Path content) throws BundleException, IOException {
        Optional<Bundle> there = deployed()
                .filter(bundle -> bundle.getLocation().startsWith(location))
                .findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        String free = context.getBundle(location) == null ? location : location + "&" + System.nanoTime();
        try (InputStream in = Files.newInputStream(content)) {
            return context.installBundle(free, in);
        }
    }

    @Override
    public void probe(long bundleId) throws FaultException {
        for (ServiceReference<?> reference : services(bundleId).toList()) {
            if (!Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE))) {
                probe(reference);
            }
        }
    }

    private void probe(ServiceReference<?> reference) throws FaultException {
        Object name = Optional.ofNullable(reference.getProperty("component.name"))
                .orElseGet(() -> ((String[]) reference.getProperty(Constants.OBJECTCLASS))[0]);
        try {
            Object service = context.getService(reference);
            if (service != null) {
                context.ungetService(reference);
            } else if (reference.getBundle() != null) {
                throw new FaultException(Reasons.notActivated(String.valueOf(name), "the log has its exception"));
            }
        } catch (RuntimeException | LinkageError e) {
            throw new FaultException(Reasons.notActivated(String.valueOf(name), e.toString()));
        }
    }

    @Override
    public void supersede(long bundleId) {
        Bundle newer = context.getBundle(bundleId);
        if (newer == null) {
            return;
        }
        for (Bundle shipped : shipped(newer.getSymbolicName())) {
            if (shipped.getState() == Bundle.ACTIVE) {
                try {
                    LOG.info(
                            "{} {} gives way to {}",
                            shipped.getSymbolicName(),
                            shipped.getVersion(),
                            newer.getVersion());
                    shipped.stop(Bundle.STOP_TRANSIENT);
                } catch (BundleException | IllegalStateException e) {
                    LOG.warn("{} does not stop: {}", shipped, e.toString());
                }
            }
        }
    }

    @Override
    public void remove(String file) {
        from(file).forEach(this::discard);
    }

    /** Uninstalls, and before that brings back what it had replaced. A bundle that cannot be stopped is left to the next restart. */
    private void discard(Bundle bundle) {
        if (deployed()
                .noneMatch(other -> other != bundle
                        && other.getState() == Bundle.ACTIVE
                        && bundle.getSymbolicName().equals(other.getSymbolicName()))) {
            shipped(bundle.getSymbolicName()).forEach(FrameworkHost::startAgain);
        }
        Thread stopper = new Thread(() -> uninstall(bundle), "relais-plug-in-stop-" + file(bundle));
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            abandoned.add(bundle);
            LOG.error(
                    "{} {} cannot be stopped: a thread in it does not return. It goes at the next restart",
                    bundle.getSymbolicName(),
                    bundle.getVersion());
        }
    }

    private void uninstall(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
            FrameworkWiring wiring =
                    context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
            if (wiring.getRemovalPendingBundles().contains(bundle)) {
                CountDownLatch refreshed = new CountDownLatch(1);
                FrameworkListener listener = event -> refreshed.countDown();
                wiring.refreshBundles(List.of(bundle), listener);
                refreshed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            abandoned.remove(bundle);
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{} is not uninstalled cleanly: {}", bundle, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void startAgain(Bundle shipped) {
        if (shipped.getState() != Bundle.ACTIVE
                && shipped.adapt(BundleStartLevel.class).isPersistentlyStarted()) {
            try {
                shipped.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                LOG.info("{} {} of the archive is back", shipped.getSymbolicName(), shipped.getVersion());
            } catch (BundleException | IllegalStateException e) {
                LOG.error("{} {} of the archive does not start", shipped.getSymbolicName(), shipped.getVersion(), e);
            }
        }
    }

    @Override
    public Set<String> stuck() {
        Set<String> names = new HashSet<>();
        abandoned.forEach(bundle -> names.add(bundle.getSymbolicName() + " " + bundle.getVersion()));
        return names;
    }

    private List<Bundle> shipped(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .filter(bundle -> !bundle.getLocation().startsWith(folder))
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() >= PLUG_INS)
                .toList();
    }

    private Stream<Bundle> deployed() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(folder))
                .filter(bundle -> !abandoned.contains(bundle));
    }

    private Stream<Bundle> from(String file) {
        return deployed()
                .filter(bundle -> file(bundle).equals(file))
                .sorted(Comparator.comparing(Bundle::getBundleId).reversed());
    }

    private Stream<ServiceReference<?>> services(long bundleId) {
        Bundle bundle = context.getBundle(bundleId);
        ServiceReference<?>[] references = bundle == null ? null : bundle.getRegisteredServices();
        return references == null ? Stream.empty() : Arrays.stream(references);
    }

    private String location(String file, String sha256) {
        return folder + file + "?" + sha256;
    }

    private String file(Bundle bundle) {
        return bundle.getLocation().substring(folder.length()).split("\\?", 2)[0];
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
