package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ChannelErrors;
import org.relais.intake.ChannelSuspensions;
import org.relais.intake.ChannelView;
import org.relais.intake.SuspensionEdit;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Suspends and resumes by a row of the channel and an entry in the journal of the office. */
@Component
public final class JournaledChannelSuspensions implements ChannelSuspensions {

    private final UnitOfWork unitOfWork;
    private final SuspensionStore store;
    private final SuspendedChannels suspended;
    private final ChannelCatalogue catalogue;
    private final OfficeJournal journal;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public JournaledChannelSuspensions(
            @Reference UnitOfWork unitOfWork,
            @Reference SuspensionStore store,
            @Reference SuspendedChannels suspended,
            @Reference ChannelCatalogue catalogue,
            @Reference OfficeJournal journal,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.suspended = suspended;
        this.catalogue = catalogue;
        this.journal = journal;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public ChannelView suspend(Caller caller, ChannelId channel, SuspensionEdit edit) {
        permissions.require(caller, CorePermissions.CHANNEL_SUSPEND);
        requireKnown(caller, channel);
        if (edit.until() != null && !edit.until().isAfter(clock.instant())) {
            throw Errors.invalid(
                    "/until",
                    new LocalizedText(
                            "Ce moment est passé ; indiquez-en un à venir.", "It is past; name one to come."));
        }
        @Nullable Instant until = edit.until() == null ? null : edit.until().truncatedTo(ChronoUnit.MILLIS);
        StoredSuspension wanted = new StoredSuspension(channel, edit.reason(), edit.alternatives(), until);
        unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CHANNELS);
            Optional<StoredSuspension> before = suspended.byPerson(channel, clock.instant());
            record(
                    caller,
                    "suspend",
                    before,
                    Optional.of(wanted),
                    wanted.reason().fr());
            store.put(wanted);
            return channel;
        });
        return catalogue.view(channel);
    }

    @Override
    public ChannelView resume(Caller caller, ChannelId channel, @Nullable String reason) {
        permissions.require(caller, CorePermissions.CHANNEL_SUSPEND);
        requireKnown(caller, channel);
        unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CHANNELS);
            Optional<StoredSuspension> before = suspended.byPerson(channel, clock.instant());
            if (before.isEmpty()) {
                throw notSuspended(channel);
            }
            record(caller, "resume", before, Optional.empty(), reason);
            store.remove(channel);
            return channel;
        });
        return catalogue.view(channel);
    }

    private void record(
            Caller caller,
            String action,
            Optional<StoredSuspension> before,
            Optional<StoredSuspension> after,
            @Nullable String reason) {
        Map<String, String> old = facts(before);
        Map<String, String> changed = facts(after);
        Map<String, List<String>> changes = new LinkedHashMap<>();
        old.forEach((name, value) -> {
            if (!value.equals(changed.get(name))) {
                changes.put(name, List.of(value, changed.get(name)));
            }
        });
        ChannelId channel = after.or(() -> before).orElseThrow().channel();
        journal.record(caller, OfficeArea.CHANNELS, "channel " + channel, action, changes, reason);
    }

    private static Map<String, String> facts(Optional<StoredSuspension> suspension) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("state", suspension.isPresent() ? "SUSPENDED" : "");
        facts.put("reason.fr", suspension.map(one -> one.reason().fr()).orElse(""));
        facts.put("reason.en", suspension.map(one -> one.reason().en()).orElse(""));
        facts.put(
                "alternatives",
                suspension.stream()
                        .flatMap(one -> one.alternatives().stream())
                        .map(text -> text.fr() + " / " + text.en())
                        .collect(Collectors.joining("; ")));
        facts.put(
                "until",
                suspension.map(StoredSuspension::until).map(Instant::toString).orElse(""));
        return facts;
    }

    private void requireKnown(Caller caller, ChannelId channel) {
        if (!catalogue.knows(caller, channel)) {
            throw StampingIntakeDesk.unknownChannel(channel);
        }
    }

    private RelaisException notSuspended(ChannelId channel) {
        LocalizedText detail = suspended.of(channel, clock.instant()).isPresent()
                ? new LocalizedText(
                        "C'est le mode du bureau qui suspend le canal « %s » ; changez de mode pour le rouvrir.",
                        "It is the mode of the office that suspends the channel '%s'; switch the mode to open it.")
                : new LocalizedText("Personne n'a suspendu le canal « %s ».", "Nobody has suspended the channel '%s'.");
        return RelaisException.of(ChannelErrors.CHANNEL_NOT_SUSPENDED, detail.formatted(channel));
    }
}
