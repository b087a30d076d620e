package org.relais.core.internal.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.administration.DirectoryErrors;
import org.relais.cases.CaseErrors;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.cases.RoomSignal;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeJournalStore;
import org.relais.directory.Agent;
import org.relais.directory.Presence;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** How the directory is changed: one edit after the other, in one transaction with its journal. Thread-safe. */
@Component(service = DirectoryChanges.class)
public final class DirectoryChanges {

    /** How often a change without a named revision is tried when others change the same at the same moment. */
    private static final int ATTEMPTS = 20;

    private final UnitOfWork unitOfWork;
    private final DirectoryStore store;
    private final OfficeJournalStore heads;
    private final OfficeJournal journal;
    private final RoomSignal room;
    private final Clock clock;

    @Activate
    public DirectoryChanges(
            @Reference UnitOfWork unitOfWork,
            @Reference DirectoryStore store,
            @Reference OfficeJournalStore heads,
            @Reference OfficeJournal journal,
            @Reference RoomSignal room,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.heads = heads;
        this.journal = journal;
        this.room = room;
        this.clock = clock;
    }

    /**
     * Makes a change on what is stored at that moment. A second edit waits meanwhile, on whichever node: two edits that are right by
     * themselves could make a circle together.
     */
    <T> T make(OptionalLong expectedRevision, Function<DirectorySnapshot, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return unitOfWork.execute(() -> {
                    heads.lockHead(OfficeArea.DIRECTORY);
                    room.afterCommit();
                    return work.apply(store.load());
                });
            } catch (StaleEntityException | ConstraintViolationException quicker) {
                if (expectedRevision.isPresent()) {
                    throw stale();
                }
                if (attempt == ATTEMPTS) {
                    throw RelaisException.of(
                            CaseErrors.CONCURRENT_CHANGE,
                            new LocalizedText(
                                    "D'autres modifiaient cela au même instant ; recommencez.",
                                    "Others were changing this at the same moment; send it again."));
                }
            }
        }
    }

    void record(
            Caller caller, String subject, String action, Map<String, List<String>> changes, @Nullable String reason) {
        journal.record(caller, OfficeArea.DIRECTORY, subject, action, changes, reason);
    }

    void requireRevision(OptionalLong expected, long present) {
        if (expected.isPresent() && expected.getAsLong() != present) {
            throw stale();
        }
    }

    void requireActive(Agent agent) {
        if (!agent.isActive()) {
            throw RelaisException.of(
                    DirectoryErrors.HAS_LEFT,
                    new LocalizedText(
                                    "« %s » ne travaille plus ici depuis le %s ; enregistrez d'abord son retour (return).",
                                    "'%s' has not worked here since %s; let the person come back first (return).")
                            .formatted(agent.account(), agent.leftOn()));
        }
    }

    void requireFuture(Presence presence) {
        @Nullable Instant until = presence.until();
        if (until == null) {
            return;
        }
        if (presence.state() == Presence.State.ON_SITE) {
            throw Errors.invalid(
                    "/until", new LocalizedText("Seulement avec REMOTE ou AWAY.", "Only with REMOTE or AWAY."));
        }
        if (!until.isAfter(clock.instant())) {
            throw Errors.invalid(
                    "/until", new LocalizedText("La date doit être à venir.", "The instant must lie in the future."));
        }
    }

    static RelaisException unknownPerson(String account) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de compte « %s ».", "There is no account '%s'.").formatted(account));
    }

    private static RelaisException stale() {
        return RelaisException.of(
                DirectoryErrors.STALE_ENTRY,
                new LocalizedText(
                        "Vous avez lu une version plus ancienne ; relisez la fiche puis recommencez.",
                        "You have read an older revision; read the entry again, then send the edit."));
    }
}
