package org.relais.encryption.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.tasks.RecurringTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has everybody who keeps sealed data seal anew what another key than the current one has sealed, a batch at a time, until nothing is left.
 * What is to be done follows from the key file and from what is remembered of each holder, so it goes on wherever it ended.
 *
 * <p>Who has nothing left is done only when that was found a while after this node noticed the key: until then other nodes may not have
 * noticed it, or may commit what they sealed before.
 */
@Component
public final class SealingAnew implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(SealingAnew.class);
    private static final int BATCH = 100;
    private static final Duration WORK = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final UnitOfWork unitOfWork;
    private final SealingStore store;
    private final KeyRing ring;
    private final Holders holders;
    private final Duration settling;
    private final LongSupplier nanos;
    /** Who had nothing left before that counted, and with regard to which key. Used by one thread at a time. */
    private final Map<String, String> early = new HashMap<>();

    @Activate
    public SealingAnew(
            @Reference UnitOfWork unitOfWork,
            @Reference SealingStore store,
            @Reference OpenKeys keys,
            @Reference Holders holders,
            @Reference EncryptionSettings settings) {
        this(unitOfWork, store, keys.ring(), holders, settings.settling(), System::nanoTime);
    }

    SealingAnew(
            UnitOfWork unitOfWork,
            SealingStore store,
            KeyRing ring,
            Holders holders,
            Duration settling,
            LongSupplier nanos) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.ring = ring;
        this.holders = holders;
        this.settling = settling;
        this.nanos = nanos;
    }

    @Override
    public String name() {
        return "encryption-sealing-anew";
    }

    @Override
    public Instant run(Instant now) {
        Keys keys = ring.toOpen();
        boolean settled = ring.age().compareTo(settling) >= 0;
        Round round = new Round(keys.ids().get(0), settled, nanos.getAsLong() + WORK.toNanos(), new ArrayList<>());
        Map<String, StoredHolder> known = remembered(keys);
        boolean left = false;
        for (Map.Entry<String, SealedData> holder : holders.present().entrySet()) {
            left |= seal(known.get(holder.getKey()), holder.getValue(), round);
        }
        if (!round.failed().isEmpty()) {
            throw new IllegalStateException("not sealed anew: " + round.failed());
        }
        return now.plus(left ? SOON : PAUSE);
    }

    /** One run of the task, with regard to one key. */
    private record Round(String key, boolean settled, long end, List<String> failed) {}

    /** Everybody who is there, none of them forgotten from now on. The check value comes first: without it no start with this key alone. */
    private Map<String, StoredHolder> remembered(Keys keys) {
        String current = keys.ids().get(0);
        return unitOfWork.execute(() -> {
            if (store.check().filter(check -> KeyGate.isCurrent(check, keys)).isEmpty()) {
                store.putCheck(KeyGate.sealedCheck(keys));
            }
            Map<String, StoredHolder> known =
                    store.holders().stream().collect(Collectors.toMap(StoredHolder::name, Function.identity()));
            return holders.names().stream().collect(Collectors.toMap(Function.identity(), name -> {
                StoredHolder before = known.get(name);
                StoredHolder now =
                        before == null ? new StoredHolder(name, current, 0, false) : before.regarding(current);
                if (!now.equals(before)) {
                    store.put(now);
                }
                return now;
            }));
        });
    }

    /** True when this holder may have something left. */
    private boolean seal(@Nullable StoredHolder known, SealedData holder, Round round) {
        if (known == null) {
            return true;
        }
        if (known.done()) {
            return false;
        }
        if (!round.settled() && round.key().equals(early.get(known.name()))) {
            return true;
        }
        try {
            return work(known, holder, round);
        } catch (RuntimeException | LinkageError failure) {
            LOG.error("The data of {} could not be sealed anew", known.name(), failure);
            round.failed().add(known.name());
            return true;
        }
    }

    private boolean work(StoredHolder before, SealedData holder, Round round) {
        StoredHolder progress = before;
        while (nanos.getAsLong() < round.end()) {
            int sealed = holder.sealAnew(BATCH);
            if (sealed == 0) {
                return finished(progress, round);
            }
            progress = progress.withMore(sealed);
            put(progress);
        }
        return true;
    }

    private boolean finished(StoredHolder progress, Round round) {
        if (!round.settled()) {
            early.put(progress.name(), round.key());
            return true;
        }
        early.remove(progress.name());
        put(progress.asDone());
        LOG.info(
                "Nothing of {} is sealed with another key than {} any more; {} were sealed anew",
                progress.name(),
                round.key(),
                progress.sealedAnew());
        return false;
    }

    private void put(StoredHolder holder) {
        unitOfWork.execute(() -> {
            store.put(holder);
            return holder;
        });
    }
}
