package org.relais.channel.dropbox.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.modes.OperatingModes;
import org.relais.permissions.Permissions;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.journal.PlugInJournal;

/** When an envelope may be taken and opened, and who may break that rule. Thread-safe. */
@Component(service = SortingRules.class)
public final class SortingRules {

    private static final String HAND_DELIVERY = "hand-delivery";

    private final DropboxPlan plan;
    private final OperatingModes modes;
    private final Permissions permissions;
    private final Accounts accounts;
    private final PlugInJournal journal;

    @Activate
    public SortingRules(
            @Reference DropboxPlan plan,
            @Reference OperatingModes modes,
            @Reference Permissions permissions,
            @Reference Accounts accounts,
            @Reference PlugInJournal journal) {
        this.plan = plan;
        this.modes = modes;
        this.permissions = permissions;
        this.accounts = accounts;
        this.journal = journal;
    }

    /**
     * Null when the envelope may be registered now; until when it is kept, for one that was opened too early while the channel was
     * away. When it was opened decides, not when it is read. A delivery by hand is written to the journal by the modes when it breaks
     * the rule.
     *
     * @throws RelaisException {@code dropbox-quarantine} while the sender waits; {@code forbidden} for an override without the right;
     *     what {@link OperatingModes#requireAllowed} throws
     */
    @Nullable
    Instant keptUntil(Caller caller, Sorting sorting, StampedIntake intake) {
        Round round = sorting.round();
        if (round == null) {
            modes.requireAllowed(caller, HAND_DELIVERY, sorting.override());
            return null;
        }
        if (intake.stampedAt().isBefore(round.releasableAt()) && sorting.override() != null) {
            permissions.require(caller, DropboxPermissions.OVERRIDING);
            return null;
        }
        if (!plan.now().isBefore(round.releasableAt())) {
            return null;
        }
        if (!intake.senderWaits()) {
            return round.releasableAt();
        }
        throw quarantine(round.releasableAt());
    }

    /** The same for a person who registers the envelope by hand and waits for the answer, whoever handed it in. */
    void requireReleased(Caller caller, Sorting sorting, StampedIntake intake) {
        @Nullable Instant until = keptUntil(caller, sorting, intake);
        if (until != null) {
            throw quarantine(until);
        }
    }

    private RelaisException quarantine(Instant releasableAt) {
        return RelaisException.builder(DropboxTexts.QUARANTINE, DropboxTexts.EARLY.formatted(plan.day(releasableAt)))
                .members(Map.of("releasableAt", releasableAt.toString()))
                .build();
    }

    /**
     * Writes down that a lot was opened early, by whom and why; also when nobody had allowed it, because the channel was away and could
     * not say so. An override that was not needed is no exception.
     */
    void journal(String account, Sorting sorting, Envelope envelope, List<MailItem> items) {
        Round round = sorting.round();
        if (round == null || !envelope.sortedAt().isBefore(round.releasableAt())) {
            return;
        }
        Caller caller =
                accounts.find(account).orElseThrow(() -> RelaisException.of(Errors.FORBIDDEN, DropboxTexts.NO_ACCOUNT));
        String numbers =
                items.stream().map(item -> item.registration().toString()).collect(Collectors.joining(", "));
        journal.record(
                caller,
                "dropbox %s %s / %d".formatted(round.officeDay(), round.box(), envelope.number()),
                sorting.override() == null ? "sort-early-without-override" : "sort-early",
                Map.of(
                        "releasableAt",
                                List.of(
                                        round.releasableAt().toString(),
                                        envelope.sortedAt().toString()),
                        "items", List.of("", numbers)),
                sorting.override());
    }
}
