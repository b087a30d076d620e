package org.relais.channel.phone.internal.handoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.Callbacks;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.CallState;
import org.relais.channel.phone.internal.calls.Draft;
import org.relais.channel.phone.internal.calls.DraftStore;
import org.relais.channel.phone.internal.calls.FormFacts;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.calls.PhoneSettings;
import org.relais.channel.phone.internal.calls.Repeated;
import org.relais.directory.Agent;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands calls to colleagues who can be reached. Note, contact and the form half filled travel with the call, so that the citizen tells
 * nothing twice; a call that nobody takes in time becomes a callback with all of it, for the colleague it was meant for. When that is
 * due lies in the database, so it survives restarts and happens once. Thread-safe.
 */
@Component(service = HandOffs.class)
public final class HandOffs {

    static final ErrorCode UNREACHABLE = new ErrorCode(
            "phone-colleague-unreachable",
            ErrorCategory.REFUSED,
            new LocalizedText("Ce collègue n'est pas joignable", "This colleague cannot be reached"));

    static final ErrorCode NOT_POSSIBLE = new ErrorCode(
            "phone-hand-off-not-possible",
            ErrorCategory.CONFLICT,
            new LocalizedText("Transmission impossible", "The call cannot be handed over"));

    private static final Logger LOG = LoggerFactory.getLogger(HandOffs.class);
    private static final int MOST_NAMED = 20;
    private static final int PAGE = 100;

    private final UnitOfWork unitOfWork;
    private final HandOffStore store;
    private final CallLog calls;
    private final DraftStore drafts;
    private final Callbacks callbacks;
    private final Reachable reachable;
    private final PhoneSettings settings;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public HandOffs(
            @Reference UnitOfWork unitOfWork,
            @Reference HandOffStore store,
            @Reference CallLog calls,
            @Reference DraftStore drafts,
            @Reference Callbacks callbacks,
            @Reference Reachable reachable,
            @Reference PhoneSettings settings,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.calls = calls;
        this.drafts = drafts;
        this.callbacks = callbacks;
        this.reachable = reachable;
        this.settings = settings;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * What is handed over to whom.
     *
     * @param limit in which the colleague may take it; null for what the office has set
     */
    public record Offer(
            String to,
            HandOff.Kind kind,
            @Nullable String note,
            @Nullable String contactName,
            @Nullable String contactNumber,
            @Nullable Duration limit) {}

    /**
     * Offers a call to a colleague.
     *
     * @throws RelaisException {@code not-found} for a call that the caller may not know of; {@code phone-colleague-unreachable}, with who
     *     is reachable instead; {@code phone-hand-off-not-possible} for a call that was abandoned or is offered already
     */
    public HandOff offer(Caller caller, String callId, Offer offer) {
        permissions.require(caller, PhonePermissions.WORKING);
        Instant now = now();
        if (offer.to().equals(caller.account()) || !reachable.is(offer.to(), now)) {
            throw unreachable(caller, offer.to(), now);
        }
        return Repeated.execute(unitOfWork, () -> {
            Call call = calls.get(caller, callId);
            if (call.state() == CallState.ABANDONED || store.pending(callId).isPresent()) {
                throw RelaisException.of(
                        NOT_POSSIBLE,
                        new LocalizedText(
                                "L'appel est abandonné, ou déjà proposé à un collègue : attendez sa réponse.",
                                "The call was abandoned, or is offered to a colleague already: wait for the answer."));
            }
            HandOff handOff = new HandOff(
                    UUID.randomUUID(),
                    callId,
                    caller.account(),
                    offer.to(),
                    offer.kind(),
                    offer.note(),
                    offer.contactName(),
                    offer.contactNumber() == null ? call.number() : offer.contactNumber(),
                    HandOff.State.OFFERED,
                    now,
                    now.plus(offer.limit() == null ? settings.handOff() : offer.limit()),
                    null,
                    null,
                    null);
            store.add(handOff);
            return handOff;
        });
    }

    private RelaisException unreachable(Caller caller, String to, Instant now) {
        List<Agent> others = reachable.list(caller.account(), now).stream()
                .filter(agent -> !agent.account().equals(to))
                .limit(MOST_NAMED)
                .toList();
        String names = others.stream().map(Agent::account).collect(Collectors.joining(", "));
        return RelaisException.builder(
                        UNREACHABLE,
                        new LocalizedText(
                                        "« %s » ne peut pas prendre cet appel. Joignables : %s.",
                                        "'%s' cannot take this call. Reachable are: %s.")
                                .formatted(to, names.isEmpty() ? "-" : names))
                .members(Map.of("reachable", others.stream().map(Agent::account).toList()))
                .build();
    }

    /** Who could take a call now. */
    public List<Agent> reachable(Caller caller) {
        permissions.require(caller, PhonePermissions.WORKING);
        return reachable.list(caller.account(), now());
    }

    /** @throws RelaisException {@code not-found} also for one that others have between them */
    public HandOff get(Caller caller, UUID id) {
        permissions.require(caller, PhonePermissions.READING);
        return unitOfWork.read(() -> require(caller, id));
    }

    /** The newest of the caller's own, given or received; everybody's for whoever may know of everything, but for calls that are hidden. */
    public List<HandOff> list(Caller caller, HandOff.@Nullable State state, int limit) {
        permissions.require(caller, PhonePermissions.READING);
        @Nullable String account = permissions.visibility(caller).coversOffice() ? null : caller.account();
        return unitOfWork.read(() -> store.list(account, state, limit).stream()
                .filter(found -> mayKnow(caller, found))
                .toList());
    }

    private boolean mayKnow(Caller caller, HandOff handOff) {
        return handOff.from().equals(caller.account())
                || handOff.to().equals(caller.account())
                || permissions.visibility(caller).coversOffice() && mayKnowCall(caller, handOff.callId());
    }

    private boolean mayKnowCall(Caller caller, String callId) {
        try {
            calls.get(caller, callId);
            return true;
        } catch (RelaisException hidden) {
            return false;
        }
    }

    private HandOff require(Caller caller, UUID id) {
        return store.find(id)
                .filter(found -> mayKnow(caller, found))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de transmission « %s ».", "There is no hand-off '%s'.")
                                .formatted(id)));
    }

    /** Takes the call: the form that the other one has begun becomes the caller's own draft, unless there is one. */
    public HandOff accept(Caller caller, UUID id) {
        return answer(caller, id, handOff -> {
            drafts.find(handOff.callId(), handOff.from())
                    .filter(given -> drafts.find(handOff.callId(), handOff.to()).isEmpty())
                    .map(Draft::form)
                    .ifPresent(form -> drafts.put(handOff.callId(), handOff.to(), form, now()));
            return handOff.answered(HandOff.State.ACCEPTED, now(), null, null);
        });
    }

    /** Turns the call down. When nobody is on the line with the citizen any more, it becomes a callback for whoever is free. */
    public HandOff decline(Caller caller, UUID id, String reason) {
        return answer(
                caller,
                id,
                handOff -> handOff.answered(
                        HandOff.State.DECLINED,
                        now(),
                        reason,
                        handOff.kind() == HandOff.Kind.COLD ? callback(handOff, null) : null));
    }

    private HandOff answer(Caller caller, UUID id, java.util.function.UnaryOperator<HandOff> how) {
        permissions.require(caller, PhonePermissions.WORKING);
        return Repeated.execute(unitOfWork, () -> {
            HandOff offered = require(caller, id);
            if (!offered.to().equals(caller.account())) {
                throw RelaisException.of(
                        Errors.FORBIDDEN,
                        new LocalizedText(
                                        "Seul « %s » peut répondre à cette transmission.",
                                        "Only '%s' can answer this hand-off.")
                                .formatted(offered.to()));
            }
            if (offered.state() != HandOff.State.OFFERED || !now().isBefore(offered.dueAt())) {
                throw RelaisException.of(
                        NOT_POSSIBLE,
                        new LocalizedText(
                                "Cette transmission n'attend plus de réponse ; cherchez l'appel dans les rappels.",
                                "This hand-off no longer waits for an answer; look for the call among the callbacks."));
            }
            HandOff answered = how.apply(offered);
            store.put(answered);
            return answered;
        });
    }

    /** Makes callbacks of the calls that nobody has taken in time; one that cannot be made now does not keep the others waiting. */
    public void expire() {
        Instant now = now();
        List<UUID> overdue = unitOfWork.read(() -> store.overdue(now, PAGE));
        for (UUID id : overdue) {
            try {
                expire(id);
            } catch (RuntimeException failure) {
                LOG.warn("Hand-off {} is over and cannot become a callback now; it is tried again", id, failure);
            }
        }
    }

    private void expire(UUID id) {
        Repeated.execute(unitOfWork, () -> {
            Optional<HandOff> open = store.find(id).filter(found -> found.state() == HandOff.State.OFFERED);
            open.ifPresent(handOff ->
                    store.put(handOff.answered(HandOff.State.EXPIRED, now(), null, callback(handOff, handOff.to()))));
            return id;
        });
    }

    private UUID callback(HandOff handOff, @Nullable String assignee) {
        Optional<Call> call = calls.known(handOff.callId());
        @Nullable FormFacts form = call.map(Call::form).orElse(null);
        Callback.About about = new Callback.About(
                handOff.contactNumber(),
                handOff.contactName(),
                handOff.note(),
                handOff.callId(),
                form == null ? null : form.caseId(),
                form == null ? null : form.reference(),
                call.map(Call::site).orElse(null),
                handOff.from());
        return callbacks.promise(about, assignee).id();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
