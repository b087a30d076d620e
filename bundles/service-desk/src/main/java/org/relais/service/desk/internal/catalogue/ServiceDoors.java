package org.relais.service.desk.internal.catalogue;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has the permissions of every service that there ever was, and the channel of every service whose plug-in is there. A channel is made
 * anew when the plug-in changes, so that its form is that of the version that is there.
 */
@Component(service = ServiceDoors.class, immediate = true)
public final class ServiceDoors {

    /** The property that says which service a component is for. */
    public static final String SERVICE = "relais.service";

    private final ServiceCatalogue catalogue;
    private final ComponentFactory<?> permissionFactory;
    private final ComponentFactory<?> channelFactory;
    private final Map<String, ComponentInstance<?>> permissions = new HashMap<>();
    private final Map<String, Door> channels = new HashMap<>();
    private final Runnable listener = this::follow;

    /** The channel of one version of a service. */
    private record Door(ActiveService service, ComponentInstance<?> instance) {}

    @Activate
    public ServiceDoors(
            @Reference ServiceCatalogue catalogue,
            @Reference(target = "(component.factory=" + ServicePermissions.FACTORY + ")")
                    ComponentFactory<?> permissionFactory,
            @Reference(target = "(component.factory=org.relais.service.desk.channel)")
                    ComponentFactory<?> channelFactory) {
        this.catalogue = catalogue;
        this.permissionFactory = permissionFactory;
        this.channelFactory = channelFactory;
        catalogue.onChange(listener);
        follow();
    }

    /** The new channel is there before the old one goes, so that nothing waits that need not. */
    private synchronized void follow() {
        for (KnownService service : catalogue.known()) {
            String id = service.id().value();
            permissions.computeIfAbsent(id, none -> permissionFactory.newInstance(properties(id)));
            Door before = channels.remove(id);
            catalogue
                    .active(service.id())
                    .ifPresent(active -> channels.put(
                            id,
                            before != null && before.service() == active
                                    ? before
                                    : new Door(active, channelFactory.newInstance(properties(id)))));
            if (before != null && channels.get(id) != before) {
                before.instance().dispose();
            }
        }
    }

    private static Dictionary<String, Object> properties(String service) {
        return new Hashtable<>(Map.of(SERVICE, service));
    }

    @Deactivate
    synchronized void close() {
        catalogue.removeListener(listener);
        channels.values().forEach(door -> door.instance().dispose());
        permissions.values().forEach(ComponentInstance::dispose);
    }
}
