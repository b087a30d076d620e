package org.relais.encryption.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.UnreadableException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets sealing appear when the key file is the one of this database, and makes new keys only for a database in which nothing was ever
 * sealed. Until then nothing is sealed, the health check says in French and English what to do, and the file is looked at again and
 * again; from then on it is followed. Thread-safe.
 */
@Component(
        service = HealthCheck.class,
        immediate = true,
        property = {HealthCheck.NAME + "=encryption", HealthCheck.TAGS + "=ready"})
public final class KeyGate implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyGate.class);
    private static final String CHECK = "Relais";
    private static final String CHECK_CONTEXT = "encryption.check";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final UnitOfWork unitOfWork;
    private final SealingStore store;
    private final EncryptionSettings settings;
    private final LongSupplier nanos;
    private final Function<KeyRing, Runnable> opening;
    private volatile @Nullable KeyRing ring;
    private volatile @Nullable LocalizedText refusal;
    private volatile Runnable closing = () -> {};
    private @Nullable ScheduledExecutorService timer;

    @Activate
    public KeyGate(
            @Reference UnitOfWork unitOfWork,
            @Reference SealingStore store,
            @Reference EncryptionSettings settings,
            @Reference(target = "(component.factory=" + OpenKeys.FACTORY + ")") ComponentFactory<OpenKeys> keys) {
        this(
                unitOfWork,
                store,
                settings,
                System::nanoTime,
                ring -> keys.newInstance(new Hashtable<>(Map.of(OpenKeys.RING, ring)))::dispose);
        ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "relais-keys");
            thread.setDaemon(true);
            return thread;
        });
        timer = follower;
        // not here: whoever asks for the health meanwhile would wait for the database
        follower.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param opening done once, when the keys are there; its answer is done when they go */
    KeyGate(
            UnitOfWork unitOfWork,
            SealingStore store,
            EncryptionSettings settings,
            LongSupplier nanos,
            Function<KeyRing, Runnable> opening) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.settings = settings;
        this.nanos = nanos;
        this.opening = opening;
    }

    @Deactivate
    void stop() throws InterruptedException {
        if (timer != null) {
            timer.shutdown();
            timer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        closing.run();
    }

    /** Opens the key file, or follows it. */
    void look() {
        try {
            @Nullable KeyRing known = ring;
            if (known != null) {
                known.look();
                return;
            }
            Keys keys = unitOfWork.execute(this::open);
            KeyRing opened =
                    new KeyRing(settings.keyFile(), keys, settings.settling().dividedBy(2), nanos);
            LOG.info(
                    "Data are sealed with key {} of {}",
                    keys.ids().get(0),
                    settings.keyFile().path());
            closing = opening.apply(opened);
            ring = opened;
            refusal = null;
        } catch (RefusedKeysException refused) {
            if (!refused.reason().equals(refusal)) {
                LOG.error("{} / {}", refused.reason().fr(), refused.reason().en());
            }
            refusal = refused.reason();
        } catch (RuntimeException later) {
            LOG.warn("The key file is looked at again in a moment: {}", later.toString());
        }
    }

    /** One node at a time, so that two that start on a new database make the keys once. */
    private Keys open() {
        Optional<String> check = store.lockCheck();
        KeyFile file = settings.keyFile();
        Optional<Keys> found = file.read();
        if (check.isEmpty()) {
            Keys keys = found.orElseGet(Keys::fresh);
            if (found.isEmpty()) {
                file.write(keys);
                LOG.info("Made the key file {}: keep a copy of it, apart from the data", file.path());
            }
            store.putCheck(sealedCheck(keys));
            return keys;
        }
        Keys keys = found.orElseThrow(file::missing);
        if (!opens(keys, check.get())) {
            throw file.foreign();
        }
        return keys;
    }

    private static boolean opens(Keys keys, String check) {
        try {
            return CHECK.equals(SealedText.open(keys, check, CHECK_CONTEXT));
        } catch (UnreadableException other) {
            return false;
        }
    }

    /** What these keys have to open at the next start. */
    static String sealedCheck(Keys keys) {
        return SealedText.seal(keys, CHECK.getBytes(StandardCharsets.UTF_8), CHECK_CONTEXT);
    }

    /** Whether a start with the current key alone would open the check value. */
    static boolean isCurrent(String check, Keys keys) {
        return SealedText.key(check).equals(OptionalInt.of(keys.current()));
    }

    @Override
    public Result execute() {
        @Nullable KeyRing known = ring;
        Optional<LocalizedText> problem = known == null ? Optional.ofNullable(refusal) : known.problem();
        if (problem.isPresent()) {
            ResultLog both = new ResultLog();
            both.add(new ResultLog.Entry(Result.Status.CRITICAL, problem.get().fr()));
            both.add(new ResultLog.Entry(Result.Status.CRITICAL, problem.get().en()));
            return new Result(both);
        }
        return known == null
                ? new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "The key file has not been opened yet")
                : new Result(
                        Result.Status.OK,
                        "Data are sealed with key " + known.toOpen().ids().get(0));
    }
}
