package org.relais.service.desk.internal.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.services.ServiceId;
import org.relais.spi.forms.Forms;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delegated services: those whose plug-ins are there, and those that were there once. The one place that binds them. Of two versions
 * of a service the newer arrival counts, and the older one again when that goes. Thread-safe.
 */
@Component(service = ServiceCatalogue.class)
public final class ServiceCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCatalogue.class);

    private final UnitOfWork unitOfWork;
    private final ServiceStore store;
    private final Forms forms;
    private final Map<String, KnownService> known = new ConcurrentSkipListMap<>();
    private final List<ActiveService> there = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public ServiceCatalogue(@Reference UnitOfWork unitOfWork, @Reference ServiceStore store, @Reference Forms forms) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.forms = forms;
        reload();
    }

    /** What the plug-ins said, as every node has remembered it. */
    private void reload() {
        unitOfWork
                .read(store::services)
                .forEach(service -> known.put(service.id().value(), service));
    }

    /** One that cannot be what it says is left out and logged; the bundle's other parts work on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindService(DelegatedService service, Map<String, ?> properties) {
        try {
            ServiceDescriptor descriptor = service.descriptor();
            ActiveService arrived = new ActiveService(
                    service,
                    descriptor,
                    forms.compile(descriptor.form().schema()),
                    number(properties.get("service.bundleid")),
                    number(properties.get("service.id")));
            remember(descriptor);
            there.add(arrived);
            LOG.info("Service {} is there", arrived.id());
            listeners.forEach(Runnable::run);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Service {} is left out", service.getClass().getName(), e);
        }
    }

    void unbindService(DelegatedService service) {
        if (there.removeIf(one -> one.service() == service)) {
            LOG.info("A version of a service has gone; what is registered stays");
            listeners.forEach(Runnable::run);
        }
    }

    private static long number(@Nullable Object property) {
        return property instanceof Number number ? number.longValue() : -1;
    }

    /** Numbers that were given with a register's letters stay; its destinations are the office's own from the first day on. */
    private void remember(ServiceDescriptor descriptor) {
        KnownService said = KnownService.of(descriptor);
        unitOfWork.execute(() -> {
            reload();
            @Nullable KnownService before = known.get(said.id().value());
            if (before != null && !before.register().equals(said.register())) {
                throw new IllegalArgumentException(
                        "service " + said.id() + " numbers as " + before.register() + ", not as " + said.register());
            }
            store.remember(said);
            List<String> present = store.destinations(said.id()).stream()
                    .map(ServiceStore.StoredDestination::id)
                    .toList();
            for (ServiceDescriptor.FirstDestination first : descriptor.destinations()) {
                if (!present.contains(first.id()) && before == null) {
                    store.put(new ServiceStore.StoredDestination(
                            said.id(), first.id(), first.name(), first.address(), true, 0));
                }
            }
            return said;
        });
        known.put(said.id().value(), said);
    }

    /** Those that there ever were, by id. */
    public Collection<KnownService> known() {
        return List.copyOf(known.values());
    }

    /** Another node may have met it first. */
    public Optional<KnownService> known(ServiceId id) {
        if (!known.containsKey(id.value())) {
            int before = known.size();
            reload();
            if (known.size() > before) {
                listeners.forEach(Runnable::run);
            }
        }
        return Optional.ofNullable(known.get(id.value()));
    }

    /** The service, while its plug-in is there. */
    public Optional<ActiveService> active(ServiceId id) {
        return there.stream().filter(one -> one.id().equals(id)).reduce((older, newer) -> newer);
    }

    /** Has something done whenever a service has come, changed or gone; called on the thread of the bundle that does so. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
