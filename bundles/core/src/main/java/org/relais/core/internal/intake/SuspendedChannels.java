package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.directory.ChannelId;
import org.relais.modes.OperatingModes;
import org.relais.spi.persistence.UnitOfWork;

/** Which channels take nothing now: those that a person has suspended, and over them those that the mode of the office suspends. */
@Component(service = SuspendedChannels.class)
public final class SuspendedChannels {

    private record Known(long version, Map<ChannelId, StoredSuspension> byChannel) {}

    private final UnitOfWork unitOfWork;
    private final SuspensionStore store;
    private final OfficeVersions versions;
    private final OperatingModes modes;
    private volatile @Nullable Known known;

    @Activate
    public SuspendedChannels(
            @Reference UnitOfWork unitOfWork,
            @Reference SuspensionStore store,
            @Reference OfficeVersions versions,
            @Reference OperatingModes modes) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.versions = versions;
        this.modes = modes;
    }

    /** Why a channel takes nothing at this moment; empty when it is not suspended. */
    Optional<StoredSuspension> of(ChannelId channel, Instant now) {
        return byMode(channel).or(() -> byPerson(channel, now));
    }

    private Optional<StoredSuspension> byMode(ChannelId channel) {
        return modes.current().suspends().stream()
                .filter(one -> one.channel().equals(channel))
                .map(one -> new StoredSuspension(channel, one.reason(), one.alternatives(), null))
                .findFirst();
    }

    /** What a person has said about it, whatever the mode. */
    Optional<StoredSuspension> byPerson(ChannelId channel, Instant now) {
        return Optional.ofNullable(byChannel().get(channel)).filter(one -> one.lasts(now));
    }

    private Map<ChannelId, StoredSuspension> byChannel() {
        long version = versions.version(OfficeArea.CHANNELS);
        @Nullable Known current = known;
        if (current == null || current.version() != version) {
            List<StoredSuspension> all = unitOfWork.read(store::all);
            current = new Known(
                    version, all.stream().collect(Collectors.toMap(StoredSuspension::channel, Function.identity())));
            known = current;
        }
        return current.byChannel();
    }
}
