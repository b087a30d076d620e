package org.relais.core.internal.intake;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.directory.ChannelId;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that are there now; the one place that binds them. A channel whose form is no schema is left out and logged. */
@Component(service = ChannelRegistry.class)
public final class ChannelRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelRegistry.class);

    /** In the order of arrival. Of two versions of a channel the newer arrival counts, and the older one again when that goes. */
    private final List<ActiveChannel> there = new CopyOnWriteArrayList<>();

    private final List<Consumer<ActiveChannel>> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public ChannelRegistry() {
        // nothing to set up; channels arrive through bind
    }

    /** A channel that is there, with its compiled form. */
    record ActiveChannel(Channel channel, ChannelDescriptor descriptor, FormSchema schema) {

        ChannelId id() {
            return descriptor.id();
        }

        List<FieldError> check(FormData form) {
            return schema.check(form);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindChannel(Channel channel) {
        try {
            ChannelDescriptor descriptor = channel.descriptor();
            ActiveChannel arrived = new ActiveChannel(channel, descriptor, new FormSchema(descriptor.form()));
            there.add(arrived);
            LOG.info("Channel {} is there", descriptor.id());
            listeners.forEach(listener -> listener.accept(arrived));
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "Channel {} is left out: its descriptor is unusable",
                    channel.getClass().getName(),
                    e);
        }
    }

    void unbindChannel(Channel channel) {
        List<ActiveChannel> left =
                there.stream().filter(one -> one.channel() == channel).toList();
        there.removeAll(left);
        for (ActiveChannel one : left) {
            Optional<ActiveChannel> other = active(one.id());
            if (other.isPresent()) {
                LOG.info("Channel {} is another version now", one.id());
                listeners.forEach(listener -> listener.accept(other.get()));
            } else {
                LOG.info("Channel {} has gone; its intakes are stamped and wait", one.id());
            }
        }
    }

    Optional<ActiveChannel> active(ChannelId id) {
        return there.stream().filter(one -> one.id().equals(id)).reduce((older, newer) -> newer);
    }

    Collection<ActiveChannel> all() {
        return there.stream()
                .collect(Collectors.toMap(ActiveChannel::id, one -> one, (older, newer) -> newer))
                .values();
    }

    /** Tells a listener of every channel that arrives from now on. It is called on the arriving bundle's thread: no blocking. */
    void onArrival(Consumer<ActiveChannel> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<ActiveChannel> listener) {
        listeners.remove(listener);
    }
}
