package org.relais.channel.phone.internal.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseErrors;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * The forms that agents have begun: one for each call and agent, so that several calls in a row do not get in each other's way. A draft
 * goes when its agent hands the form in, and after a month. Thread-safe.
 */
@Component(service = Drafts.class)
public final class Drafts {

    /** More calls than anybody has at once. */
    private static final int MOST = 100;

    private static final Duration KEPT = Duration.ofDays(30);

    private static final ErrorCode TOO_MANY = new ErrorCode(
            "phone-too-many-drafts", ErrorCategory.REFUSED, new LocalizedText("Trop de brouillons", "Too many drafts"));

    private final UnitOfWork unitOfWork;
    private final DraftStore store;
    private final CallLog calls;
    private final CallStore callStore;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public Drafts(
            @Reference UnitOfWork unitOfWork,
            @Reference DraftStore store,
            @Reference CallLog calls,
            @Reference CallStore callStore,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.calls = calls;
        this.callStore = callStore;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** The caller's own. */
    public List<Draft> list(Caller caller) {
        permissions.require(caller, PhonePermissions.WORKING);
        return unitOfWork.read(() -> store.of(caller.account()));
    }

    /** @throws RelaisException {@code not-found} when the caller has none for this call */
    public Draft get(Caller caller, String callId) {
        permissions.require(caller, PhonePermissions.WORKING);
        return unitOfWork.read(() -> store.find(callId, caller.account())).orElseThrow(Drafts::none);
    }

    /**
     * Keeps a draft, also for a call of which the exchange has said nothing yet.
     *
     * @param expected when present and no longer current, nothing happens and {@code stale-revision} is thrown
     * @throws RelaisException {@code not-found} for a call that the caller may not know of
     */
    public Draft put(Caller caller, String callId, String form, OptionalLong expected) {
        permissions.require(caller, PhonePermissions.WORKING);
        return Repeated.execute(unitOfWork, () -> {
            if (callStore.find(callId).isPresent()) {
                calls.get(caller, callId);
            }
            Optional<Draft> before = store.find(callId, caller.account());
            if (expected.isPresent()
                    && expected.getAsLong() != before.map(Draft::revision).orElse(-1L)) {
                throw stale();
            }
            if (before.isEmpty() && store.of(caller.account()).size() >= MOST) {
                throw RelaisException.of(
                        TOO_MANY,
                        new LocalizedText(
                                        "%d brouillons sont en cours ; transmettez-en ou supprimez-en.",
                                        "There are %d drafts; hand some in or delete them.")
                                .formatted(MOST));
            }
            return store.put(callId, caller.account(), form, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        });
    }

    /** Throws a draft away; no effect when there is none. */
    public void remove(Caller caller, String callId) {
        permissions.require(caller, PhonePermissions.WORKING);
        Repeated.execute(unitOfWork, () -> {
            store.remove(callId, caller.account());
            return callId;
        });
    }

    /** Forgets what nobody has touched for a month. */
    public void forget() {
        Repeated.execute(unitOfWork, () -> store.removeBefore(clock.instant().minus(KEPT)));
    }

    /** The error of whoever worked on an older revision. */
    public static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Vous avez lu une version plus ancienne ; relisez, puis recommencez.",
                        "You have read an older revision; read it again, then send the change."));
    }

    private static RelaisException none() {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText(
                        "Il n'y a pas de brouillon de vous pour cet appel.", "You have no draft for this call."));
    }
}
