package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.WorkingCalendar;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.core.internal.intake.IntakeStore.KnownChannel;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;
import org.relais.intake.ChannelState;
import org.relais.intake.ChannelView;
import org.relais.intake.Channels;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every channel that is or was installed, remembered in the store so that a restart without a bundle still knows its channel. */
@Component(
        service = {Channels.class, ChannelCatalogue.class},
        immediate = true)
public final class ChannelCatalogue implements Channels {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelCatalogue.class);
    private static final LocalizedText AWAY = new LocalizedText(
            "Le module de ce canal est absent ; les demandes sont enregistrées et traitées à son retour.",
            "This channel's bundle is away; requests are stored and interpreted when it is back.");

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final ChannelRegistry registry;
    private final SuspendedChannels suspended;
    private final WorkingCalendar calendar;
    private final Permissions permissions;
    private final Clock clock;
    private final Map<String, KnownChannel> known = new ConcurrentSkipListMap<>();
    private final ExecutorService writer;
    private final Consumer<ActiveChannel> onArrival;

    @Activate
    public ChannelCatalogue(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference ChannelRegistry registry,
            @Reference SuspendedChannels suspended,
            @Reference WorkingCalendar calendar,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.registry = registry;
        this.suspended = suspended;
        this.calendar = calendar;
        this.permissions = permissions;
        this.clock = clock;
        writer = Workers.start("relais-channel-catalogue");
        unitOfWork
                .read(store::channels)
                .forEach(channel -> known.put(channel.id().value(), channel));
        onArrival = this::remember;
        registry.onArrival(onArrival);
        registry.all().forEach(this::remember);
    }

    @Deactivate
    void stop() {
        registry.removeListener(onArrival);
        Workers.stop(writer);
    }

    private void remember(ActiveChannel channel) {
        KnownChannel arrived = new KnownChannel(
                channel.id(),
                channel.descriptor().name(),
                channel.descriptor().service(),
                channel.channel() instanceof RegistrationAware);
        if (!arrived.equals(known.put(channel.id().value(), arrived))) {
            writer.execute(() -> write(arrived));
        }
    }

    /** Comes back when everything that has arrived is written down. */
    void settle() {
        CompletableFuture.runAsync(() -> {}, writer).join();
    }

    private void write(KnownChannel channel) {
        try {
            unitOfWork.execute(() -> {
                store.remember(channel);
                return channel;
            });
        } catch (RuntimeException e) {
            LOG.warn("Channel {} could not be noted; it will be at its next arrival: {}", channel.id(), e.getMessage());
        }
    }

    /** Is there such a channel, or was there ever? */
    boolean isKnown(ChannelId channel) {
        return known.containsKey(channel.value()) || registry.active(channel).isPresent();
    }

    /** Is there such a channel, as far as the caller may know? */
    boolean knows(Caller caller, ChannelId channel) {
        return isKnown(channel)
                && service(channel)
                        .filter(service -> !permissions.holds(caller, ServiceRight.READ.of(service)))
                        .isEmpty();
    }

    /** The service whose forms a channel takes; empty for one that is open to all. */
    Optional<ServiceId> service(ChannelId channel) {
        Optional<ActiveChannel> active = registry.active(channel);
        return active.isPresent()
                ? Optional.ofNullable(active.get().descriptor().service())
                : Optional.ofNullable(known.get(channel.value())).map(KnownChannel::service);
    }

    /** Is there, or was there ever, a channel that takes the forms of a service? Known again from the first moment after a restart. */
    boolean knowsServices() {
        return known.values().stream().anyMatch(channel -> channel.service() != null);
    }

    /** @throws org.relais.errors.RelaisException {@code forbidden}; {@code not-found} also for a channel that the caller may not know of */
    void requireReceiving(Caller caller, ChannelId channel) {
        Optional<ServiceId> service = service(channel).filter(one -> knows(caller, channel));
        permissions.require(caller, service.map(ServiceRight.REGISTER::of).orElse(CorePermissions.INTAKE_RECEIVE));
        if (!knows(caller, channel)) {
            throw StampingIntakeDesk.unknownChannel(channel);
        }
    }

    /** Whether the channel keeps what has become of its requests, be it there or away. */
    boolean keepsRegister(ChannelId channel) {
        return Optional.ofNullable(known.get(channel.value()))
                .filter(KnownChannel::keepsRegister)
                .isPresent();
    }

    @Override
    public List<ChannelView> list(Caller caller) {
        return known.values().stream()
                .filter(channel -> knows(caller, channel.id()))
                .map(this::view)
                .toList();
    }

    /** @throws java.util.NoSuchElementException for a channel that it does not know */
    ChannelView view(ChannelId channel) {
        return Optional.ofNullable(known.get(channel.value())).map(this::view).orElseThrow();
    }

    private ChannelView view(KnownChannel channel) {
        Optional<ActiveChannel> active = registry.active(channel.id());
        Optional<StoredSuspension> suspension = suspended.of(channel.id(), clock.instant());
        return suspension
                .map(why -> suspended(channel, active, why))
                .or(() -> active.map(this::view))
                .orElseGet(() -> new ChannelView(
                        channel.id(), channel.name(), ChannelState.UNAVAILABLE, AWAY, List.of(), null, null));
    }

    private ChannelView suspended(KnownChannel channel, Optional<ActiveChannel> active, StoredSuspension why) {
        return new ChannelView(
                channel.id(),
                channel.name(),
                ChannelState.SUSPENDED,
                why.reason(),
                why.alternatives(),
                why.until() == null ? null : opening(channel.id(), why.until()),
                active.map(one -> one.descriptor().form()).orElse(null));
    }

    /** The first moment from then on within the hours of the channel; null when it never opens. */
    private @Nullable Instant opening(ChannelId channel, Instant from) {
        OpeningStatus hours = calendar.status(from, null, channel);
        return hours.open() ? from : hours.nextOpening();
    }

    private ChannelView view(ActiveChannel channel) {
        if (channel.gate().isPaused()) {
            return new ChannelView(
                    channel.id(),
                    channel.descriptor().name(),
                    ChannelState.UNAVAILABLE,
                    BoundedInterpretation.PAUSED,
                    List.of(),
                    null,
                    channel.descriptor().form());
        }
        OpeningStatus hours = calendar.status(clock.instant(), null, channel.id());
        return new ChannelView(
                channel.id(),
                channel.descriptor().name(),
                hours.open() ? ChannelState.OPEN : ChannelState.CLOSED,
                hours.reason(),
                List.of(),
                hours.nextOpening(),
                channel.descriptor().form());
    }
}
