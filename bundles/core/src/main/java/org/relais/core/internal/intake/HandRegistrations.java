package org.relais.core.internal.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.BoundedCalls.CrowdedException;
import org.relais.core.internal.intake.BoundedCalls.OverdueException;
import org.relais.core.internal.intake.BoundedInterpretation.PausedException;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeErrors;
import org.relais.spi.channel.HandRegistration;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Lets a person register a request in place of its channel, together with whatever the channel keeps of its requests: a letter without
 * a number or a promise that nobody keeps would be worse than a request that waits. Thread-safe.
 */
@Component(service = HandRegistrations.class)
public final class HandRegistrations {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final LocalizedText AWAY = new LocalizedText(
            "Ce canal tient un registre et n'est pas en état d'y inscrire la demande. Attendez son retour : elle sera alors traitée"
                    + " d'elle-même. Si elle presse, enregistrez-la par un autre canal et rejetez celle-ci en le disant.",
            "This channel keeps a register and cannot enter the request now. Wait until it is back: the request is interpreted then by"
                    + " itself. If it is urgent, record it by another channel and reject this one saying so.");

    private static final LocalizedText UNABLE = new LocalizedText(
            "Ce canal tient un registre et n'y inscrit que ce qu'il lit lui-même. Faites relire la demande (retry), ou redonnez-la"
                    + " corrigée au canal et rejetez celle-ci en le disant.",
            "This channel keeps a register and enters only what it reads itself. Have it read the request again (retry), or hand it in"
                    + " corrected and reject this one saying so.");

    private final UnitOfWork unitOfWork;
    private final ChannelRegistry registry;
    private final ChannelCatalogue catalogue;
    private final BoundedInterpretation interpretation;

    @Activate
    public HandRegistrations(
            @Reference UnitOfWork unitOfWork,
            @Reference ChannelRegistry registry,
            @Reference ChannelCatalogue catalogue,
            @Reference BoundedInterpretation interpretation) {
        this.unitOfWork = unitOfWork;
        this.registry = registry;
        this.catalogue = catalogue;
        this.interpretation = interpretation;
    }

    /**
     * Runs work in one unit of work, with the channel when that has something to enter.
     *
     * @throws RelaisException {@code channel-needed} when it has and cannot; {@code unavailable} when it failed to
     */
    void run(ChannelId id, Consumer<@Nullable AskedChannel> work) {
        if (!catalogue.keepsRegister(id)) {
            unitOfWork.execute(() -> {
                work.accept(null);
                return id;
            });
            return;
        }
        Optional<ActiveChannel> active = registry.active(id);
        if (active.isEmpty()) {
            throw RelaisException.of(IntakeErrors.CHANNEL_NEEDED, AWAY);
        }
        if (!(active.get().channel() instanceof HandRegistration)) {
            throw RelaisException.of(IntakeErrors.CHANNEL_NEEDED, UNABLE);
        }
        through(active.get(), work);
    }

    private void through(ActiveChannel channel, Consumer<@Nullable AskedChannel> work) {
        try {
            interpretation.run(channel, false, asked -> {
                work.accept(asked);
                return channel.id();
            });
        } catch (PausedException paused) {
            throw RelaisException.of(IntakeErrors.CHANNEL_NEEDED, AWAY);
        } catch (OverdueException | CrowdedException | ChannelErrorException failure) {
            throw unavailable(failure);
        } catch (RelaisException | StaleEntityException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw unavailable(failure);
        }
    }

    private static RelaisException unavailable(RuntimeException failure) {
        return RelaisException.builder(
                        Errors.UNAVAILABLE,
                        new LocalizedText(
                                "Le canal n'a pas pu inscrire la demande ; rien n'a changé, recommencez.",
                                "The channel could not enter the request; nothing has changed, try again."))
                .retryAfter(RETRY_AFTER)
                .cause(failure)
                .build();
    }
}
