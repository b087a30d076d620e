package org.relais.core.internal.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.relais.spi.channel.InterpretationReport;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that are there now; the one place that binds them. A channel whose form is no schema is left out and logged. */
@Component(service = ChannelRegistry.class)
public final class ChannelRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelRegistry.class);

    /** In the order of arrival. Of two versions of a channel the newer arrival counts, and the older one again when that goes. */
    private final List<ActiveChannel> there = new CopyOnWriteArrayList<>();

    private final List<Consumer<ActiveChannel>> listeners = new CopyOnWriteArrayList<>();

    private final BoundedCalls calls;
    private final InterpretationReports reports;

    @Activate
    public ChannelRegistry(@Reference BoundedCalls calls, @Reference InterpretationReports reports) {
        this.calls = calls;
        this.reports = reports;
    }

    /** Which service a channel is, and of which bundle; -1 for one that is no service. */
    record Origin(long bundleId, long serviceId) {

        static Origin of(Map<String, ?> properties) {
            return new Origin(number(properties.get("service.bundleid")), number(properties.get("service.id")));
        }

        private static long number(@Nullable Object property) {
            return property instanceof Number number ? number.longValue() : -1;
        }
    }

    /** An instance of a channel that is there, with its compiled form. */
    record ActiveChannel(
            Channel channel, ChannelDescriptor descriptor, FormSchema schema, Origin origin, ChannelGate gate) {

        ChannelId id() {
            return descriptor.id();
        }

        List<FieldError> check(FormData form) {
            return schema.check(form);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindChannel(Channel channel, Map<String, ?> properties) {
        Origin origin = Origin.of(properties);
        try {
            ActiveChannel arrived = described(channel, origin);
            there.add(arrived);
            LOG.info("Channel {} is there", arrived.id());
            listeners.forEach(listener -> listener.accept(arrived));
        } catch (RuntimeException e) {
            LOG.error(
                    "Channel {} is left out: its descriptor is unusable",
                    channel.getClass().getName(),
                    e);
            Outcome outcome = e instanceof BoundedCalls.OverdueException ? Outcome.TIMED_OUT : Outcome.FAILED;
            reports.tell(new InterpretationReport(null, origin.bundleId(), origin.serviceId(), outcome, e.toString()));
        }
    }

    /** Asked on a thread of the desk: the thread that brings a bundle must come back. */
    private ActiveChannel described(Channel channel, Origin origin) {
        ChannelGate gate = new ChannelGate(calls.limits());
        return calls.call(
                gate,
                () -> {
                    ChannelDescriptor descriptor = channel.descriptor();
                    FormSchema schema = new FormSchema(descriptor.form());
                    return new ActiveChannel(channel, descriptor, schema, origin, gate);
                },
                () -> true);
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

    /** Is this the instance that counts for its channel? */
    boolean isActive(ActiveChannel channel) {
        return active(channel.id()).filter(one -> one == channel).isPresent();
    }

    /** A channel that counted as failing works again: as good as an arrival. */
    void recovered(ActiveChannel channel) {
        if (isActive(channel)) {
            listeners.forEach(listener -> listener.accept(channel));
        }
    }

    Collection<ActiveChannel> all() {
        return there.stream()
                .collect(Collectors.toMap(ActiveChannel::id, one -> one, (older, newer) -> newer))
                .values();
    }

    /**
     * Tells a listener of every channel that arrives, or works again, from now on. It is called on the arriving bundle's thread or on a
     * sender's: no blocking.
     */
    void onArrival(Consumer<ActiveChannel> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<ActiveChannel> listener) {
        listeners.remove(listener);
    }
}
