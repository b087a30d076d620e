package org.relais.channel.phone.internal.callbacks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseId;
import org.relais.cases.CaseService;
import org.relais.cases.KnownCases;
import org.relais.channel.phone.internal.calls.CallCursor;
import org.relais.channel.phone.internal.calls.Drafts;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.calls.PhoneSettings;
import org.relais.channel.phone.internal.calls.Repeated;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Promises to call back. Each change of one that belongs to a case is written on that case as a note for the inside. A callback whose
 * case the reader may not know of is not there for that reader. Thread-safe.
 */
@Component(service = Callbacks.class)
public final class Callbacks {

    static final ErrorCode CLOSED = new ErrorCode(
            "phone-callback-closed",
            ErrorCategory.CONFLICT,
            new LocalizedText("Rappel terminé", "The callback is over"));

    private static final ChannelId PHONE = new ChannelId("phone");
    private static final int MOST_READS = 10;

    private final UnitOfWork unitOfWork;
    private final CallbackStore store;
    private final CallbackNotes notes;
    private final PhoneSettings settings;
    private final WorkingCalendar calendar;
    private final CaseService cases;
    private final KnownCases known;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public Callbacks(
            @Reference UnitOfWork unitOfWork,
            @Reference CallbackStore store,
            @Reference CallbackNotes notes,
            @Reference PhoneSettings settings,
            @Reference WorkingCalendar calendar,
            @Reference CaseService cases,
            @Reference KnownCases known,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.notes = notes;
        this.settings = settings;
        this.calendar = calendar;
        this.cases = cases;
        this.known = known;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** One page. */
    public record CallbackPage(
            List<Callback> items, @Nullable CallCursor next) {

        public CallbackPage {
            items = List.copyOf(items);
        }
    }

    /** What was asked for, and whether it had been made before. */
    public record Requested(Callback callback, boolean repeated) {}

    /** A promise that comes with something else, within its unit of work. */
    public Callback promise(Callback.About about, @Nullable String assignee) {
        Instant now = now();
        Callback callback = Callback.promised(UUID.randomUUID(), about, assignee, now, due(now, about.site()));
        store.add(callback, null);
        return callback;
    }

    /**
     * A promise by hand.
     *
     * @param dueAt null for as soon as the office promises it
     * @param key the same key again answers what it made before, or null
     * @throws RelaisException {@code not-found} for a case that the caller may not know of; {@code idempotency-key-reused}
     */
    public Requested request(
            Caller caller,
            Callback.About about,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            @Nullable IdempotencyKey key) {
        permissions.require(caller, PhonePermissions.WORKING);
        @Nullable String own = key == null ? null : caller.account() + " " + key.value();
        return Repeated.execute(unitOfWork, () -> {
            Optional<Callback> before = own == null ? Optional.empty() : store.made(own);
            if (before.isPresent()) {
                return repeated(before.get(), about);
            }
            Callback.About whole = about;
            if (about.caseId() != null) {
                var found = cases.get(caller, about.caseId());
                whole = withCase(about, found);
            }
            Instant now = now();
            Callback callback = Callback.promised(
                    UUID.randomUUID(), whole, assignee, now, dueAt == null ? due(now, about.site()) : dueAt);
            store.add(callback, own);
            notes.requested(caller, callback);
            return new Requested(callback, false);
        });
    }

    private static Callback.About withCase(Callback.About about, org.relais.cases.CaseView found) {
        return new Callback.About(
                about.number(),
                about.name(),
                about.note(),
                about.callId(),
                found.id(),
                found.reference(),
                about.site() == null ? found.site() : about.site(),
                about.requestedBy());
    }

    private static Requested repeated(Callback before, Callback.About about) {
        boolean same = Objects.equals(before.about().number(), about.number())
                && Objects.equals(before.about().name(), about.name())
                && Objects.equals(before.about().note(), about.note())
                && Objects.equals(before.about().caseId(), about.caseId());
        if (!same) {
            throw RelaisException.of(
                    Errors.IDEMPOTENCY_KEY_REUSED,
                    new LocalizedText(
                            "Cette clé a déjà servi pour un autre rappel ; prenez-en une nouvelle.",
                            "This key came before with another callback; use a new one."));
        }
        return new Requested(before, true);
    }

    private Instant due(Instant now, @Nullable String site) {
        return calendar.plus(now, settings.callback(), site == null ? null : new SiteId(site), PHONE)
                .dueAt();
    }

    /** @throws RelaisException {@code not-found} also for one whose case the caller may not know of */
    public Callback get(Caller caller, UUID id) {
        permissions.require(caller, PhonePermissions.READING);
        return unitOfWork.read(() -> require(caller, id));
    }

    private Callback require(Caller caller, UUID id) {
        return store.find(id)
                .filter(found -> !visible(caller, List.of(found)).isEmpty())
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de rappel « %s ».", "There is no callback '%s'.")
                                .formatted(id)));
    }

    /** One page, those due first. */
    public CallbackPage find(Caller caller, CallbackQuery query) {
        permissions.require(caller, PhonePermissions.READING);
        List<Callback> items = new ArrayList<>();
        CallbackQuery rest = query;
        for (int read = 0; ; read++) {
            CallbackQuery current = rest.after(rest.cursor(), query.limit() + 1);
            List<Callback> found = unitOfWork.read(() -> store.list(current));
            Set<UUID> shown = visible(caller, found).stream().map(Callback::id).collect(Collectors.toSet());
            for (Callback callback : found) {
                if (shown.contains(callback.id())) {
                    if (items.size() == query.limit()) {
                        return new CallbackPage(items, cursor(items.get(items.size() - 1)));
                    }
                    items.add(callback);
                }
            }
            if (found.size() <= query.limit()) {
                return new CallbackPage(items, null);
            }
            CallCursor last = cursor(found.get(found.size() - 1));
            if (read == MOST_READS) {
                return new CallbackPage(items, last);
            }
            rest = query.after(last, query.limit());
        }
    }

    private static CallCursor cursor(Callback callback) {
        return new CallCursor(callback.dueAt(), callback.id().toString());
    }

    private List<Callback> visible(Caller caller, List<Callback> callbacks) {
        Set<CaseId> named = callbacks.stream()
                .map(callback -> callback.about().caseId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<CaseId> shown = named.isEmpty() ? Set.of() : known.among(caller, named);
        return callbacks.stream()
                .filter(callback -> callback.about().caseId() == null
                        || shown.contains(callback.about().caseId()))
                .toList();
    }

    public Callback assign(Caller caller, UUID id, OptionalLong expected, String account) {
        return change(caller, id, expected, callback -> callback.assigned(account));
    }

    /** Whoever tries first has it. */
    public Callback attempt(
            Caller caller, UUID id, OptionalLong expected, Attempt.Result result, @Nullable String note) {
        return change(
                caller,
                id,
                expected,
                callback -> callback.tried(
                        new Attempt(callback.attempts().size() + 1, now(), caller.account(), result, note),
                        settings.attempts()));
    }

    public Callback done(Caller caller, UUID id, OptionalLong expected, @Nullable String note) {
        return change(caller, id, expected, callback -> callback.closed(CallbackState.DONE, note, now()));
    }

    public Callback cancel(Caller caller, UUID id, OptionalLong expected, String reason) {
        return change(caller, id, expected, callback -> callback.closed(CallbackState.CANCELLED, reason, now()));
    }

    private Callback change(Caller caller, UUID id, OptionalLong expected, UnaryOperator<Callback> how) {
        permissions.require(caller, PhonePermissions.WORKING);
        return Repeated.execute(unitOfWork, () -> {
            Callback before = require(caller, id);
            if (expected.isPresent() && expected.getAsLong() != before.revision()) {
                throw Drafts.stale();
            }
            if (!before.state().isOpen()) {
                throw RelaisException.of(
                        CLOSED,
                        new LocalizedText(
                                        "Ce rappel est terminé (%s) ; demandez-en un nouveau au besoin.",
                                        "This callback is over (%s); request a new one if need be.")
                                .formatted(before.state()));
            }
            Callback after = store.put(how.apply(before));
            notes.changed(caller, before, after);
            return after;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
