package org.relais.channel.phone.internal.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeState;
import org.relais.intake.Submission;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts abandoned calls as contacts, through the intake desk as everything else, in the name of the account that hands in the events.
 * The key is the call's id, so each is counted once however often it is tried. It waits a moment after the end of the call: an event
 * that says that somebody answered, or the form of an agent, may still be on its way. Thread-safe.
 */
@Component(service = AbandonedCalls.class)
public final class AbandonedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedCalls.class);
    private static final ChannelId PHONE = new ChannelId("phone");
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    /** As in the form's schema. */
    private static final int LONGEST_CALLER = 40;

    private final PhoneNumbers numbers = new PhoneNumbers();

    private final UnitOfWork unitOfWork;
    private final CallStore store;
    private final IntakeDesk desk;
    private final Accounts accounts;
    private final Clock clock;

    @Activate
    public AbandonedCalls(
            @Reference UnitOfWork unitOfWork,
            @Reference CallStore store,
            @Reference IntakeDesk desk,
            @Reference Accounts accounts,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Counts those whose time has come. */
    public void count() {
        List<String> due = unitOfWork.read(() -> store.toBeCounted(clock.instant(), PAGE));
        for (String callId : due) {
            try {
                count(callId);
            } catch (RuntimeException failure) {
                LOG.warn("An abandoned call could not be counted; it is tried again", failure);
            }
        }
    }

    private void count(String callId) {
        Optional<Call> call = unitOfWork.read(() -> store.find(callId));
        List<CallEvent> events = unitOfWork.read(() -> store.events(callId));
        @Nullable Instant next = null;
        if (call.isPresent() && call.get().form() == null && !events.isEmpty()) {
            next = isCounted(call.get(), events.get(0).account())
                    ? null
                    : clock.instant().plus(PAUSE);
        }
        @Nullable Instant again = next;
        Repeated.execute(unitOfWork, () -> {
            store.countAt(callId, again);
            return callId;
        });
    }

    private boolean isCounted(Call call, String account) {
        Optional<Caller> sender = accounts.find(account);
        if (sender.isEmpty()) {
            LOG.warn("An abandoned call cannot be counted: the account that handed in its events is gone");
            return false;
        }
        try {
            return isCounted(call, sender.get());
        } catch (RelaisException refused) {
            // whoever used the id of the call as key has counted it, and so has whoever handed in its form meanwhile
            boolean counted = refused.code().equals(Errors.IDEMPOTENCY_KEY_REUSED) || hasForm(call.callId());
            if (!counted) {
                LOG.warn("An abandoned call cannot be counted now: {}", refused.getMessage());
            }
            return counted;
        }
    }

    private boolean isCounted(Call call, Caller sender) {
        try {
            return isCounted(call, sender, form(call));
        } catch (RelaisException refused) {
            if (!refused.code().equals(Errors.INVALID_REQUEST) || hasForm(call.callId())) {
                throw refused;
            }
            // whatever is wrong with what the exchange said, a call was lost
            return isCounted(call, sender, bareForm(call));
        }
    }

    private boolean isCounted(Call call, Caller sender, FormData form) {
        IntakeState state = desk.receive(sender, PHONE, new Submission(call.callId(), form))
                .intake()
                .state();
        // one that waits for the channel is looked at again, so that the call is known as one that is being counted
        return state != IntakeState.STAMPED;
    }

    private boolean hasForm(String callId) {
        return unitOfWork.read(() -> store.find(callId)).map(Call::form).isPresent();
    }

    private static FormData bareForm(Call call) {
        return new FormData(Map.of("outcome", "ABANDONED", "call", Map.of("callId", call.callId())));
    }

    /**
     * The same at each attempt, since it follows from the events alone. An exchange may name a caller in a way that the form does not
     * take, an address of its network for example: such a call is counted without.
     */
    private FormData form(Call call) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("callId", call.callId());
        if (call.number() != null && call.number().length() <= LONGEST_CALLER && numbers.isUnderstood(call.number())) {
            about.put("caller", call.number());
        }
        about.put("startedAt", call.startedAt().toString());
        if (call.waited() != null) {
            about.put(
                    "waitSeconds",
                    Math.min(call.waited().toSeconds(), Duration.ofDays(1).toSeconds()));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("outcome", "ABANDONED");
        if (call.site() != null) {
            form.put("site", call.site());
        }
        form.put("call", about);
        return new FormData(form);
    }
}
