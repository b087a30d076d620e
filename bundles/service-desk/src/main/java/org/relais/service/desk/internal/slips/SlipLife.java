package org.relais.service.desk.internal.slips;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.services.SlipEvent;
import org.relais.services.TransmittalSlips.SlipHistory;
import org.relais.spi.journal.ChainHash;

/**
 * Writes down what happens to slips, each event chained to the one before, and tells it. What people wrote is sealed. Within the running
 * unit of work; a slip is locked while something happens to it. Thread-safe.
 */
@Component(service = SlipLife.class)
public final class SlipLife {

    private static final int SALT = UUID.randomUUID().toString().length();

    private final SlipEventStore store;
    private final FormSeal seal;
    private final FormLife life;

    @Activate
    public SlipLife(@Reference SlipEventStore store, @Reference FormSeal seal, @Reference FormLife life) {
        this.store = store;
        this.seal = seal;
        this.life = life;
    }

    void happen(Caller actor, StoredSlip slip, StoredEvent.Happening what) {
        happen(actor, slip, what, null);
    }

    /** @param note a reason or note; it is sealed here */
    void happen(Caller actor, StoredSlip slip, StoredEvent.Happening what, @Nullable String note) {
        StoredEvent.Chain chain = store.chain(slip.id());
        @Nullable String salted = note == null ? null : UUID.randomUUID() + note;
        store.add(StoredEvent.after(
                chain,
                slip.id(),
                new StoredSlip.Deed(actor.account(), life.now()),
                what,
                salted == null ? null : seal.sealNote(salted, StoredEvent.id(slip.id(), chain.length() + 1)),
                salted == null ? null : hash(salted)));
    }

    private static String hash(String salted) {
        return new ChainHash().field(salted).hash();
    }

    SlipHistory history(StoredSlip slip) {
        List<StoredEvent> stored = store.events(slip.id());
        StoredEvent.Chain chain = new StoredEvent.Chain(0, "");
        boolean intact = true;
        for (StoredEvent event : stored) {
            intact &= event.follows(chain) && isNoteIntact(event);
            chain = event.chain();
        }
        intact &= chain.equals(store.chain(slip.id()));
        return new SlipHistory(stored.stream().map(this::opened).toList(), intact);
    }

    /** Of a note that was purged with its form only that can be told which its hash attests. */
    private boolean isNoteIntact(StoredEvent event) {
        if (event.note() == null) {
            return event.noteHash() == null || event.what().form() != null;
        }
        return hash(seal.openNote(event.note(), event.id())).equals(event.noteHash());
    }

    /** As people see it. */
    public SlipEvent opened(StoredEvent event) {
        StoredEvent.Happening what = event.what();
        return new SlipEvent(
                event.sequence(),
                event.deed().at(),
                event.deed().by(),
                what.action(),
                what.form(),
                what.forms(),
                what.outcome(),
                what.code(),
                event.note() == null
                        ? null
                        : seal.openNote(event.note(), event.id()).substring(SALT),
                event.hash());
    }
}
