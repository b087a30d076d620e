package org.relais.channel.phone.internal.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseId;
import org.relais.cases.KnownCases;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Every call, with what the exchange said and what an agent wrote down. A call whose case the reader may not know of is not there for
 * that reader. Thread-safe.
 */
@Component(service = CallLog.class)
public final class CallLog {

    private static final int TURNS = 64;

    /** How often more calls are read when all that were read are hidden from the reader. */
    private static final int MOST_READS = 10;

    private final UnitOfWork unitOfWork;
    private final CallStore store;
    private final PhoneSettings settings;
    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;
    private final KnownCases known;
    private final Permissions permissions;
    private final Clock clock;

    /**
     * Events of one call in this process wait for each other: each reads what the others write, and Derby, which has one process,
     * would find that out as a deadlock after many seconds. Other nodes are told apart by the call's revision.
     */
    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    private final PhoneNumbers numbers = new PhoneNumbers();

    @Activate
    public CallLog(
            @Reference UnitOfWork unitOfWork,
            @Reference CallStore store,
            @Reference PhoneSettings settings,
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar,
            @Reference KnownCases known,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.settings = settings;
        this.directory = directory;
        this.calendar = calendar;
        this.known = known;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** One page. */
    public record CallPage(List<Call> items, @Nullable CallCursor next) {

        public CallPage {
            items = List.copyOf(items);
        }
    }

    /** An event and the call as it is now. */
    public record Recorded(Call call, boolean repeated) {}

    /** Keeps an event, once, and answers the call as it is now; events of one call may arrive in any order and at the same moment. */
    public Recorded record(Caller caller, CallEvent event) {
        permissions.require(caller, PhonePermissions.EVENTS);
        synchronized (turns.get(Math.floorMod(event.callId().hashCode(), TURNS))) {
            return Repeated.execute(unitOfWork, () -> keep(event));
        }
    }

    private Recorded keep(CallEvent event) {
        boolean fresh = store.add(event);
        Optional<Call> before = store.find(event.callId());
        return fresh || before.isEmpty()
                ? new Recorded(derive(event.callId(), before.map(Call::form).orElse(null)), !fresh)
                : new Recorded(before.get(), true);
    }

    /** Keeps what was written down about a call; within the unit of work in which its intake is registered. */
    public void take(String callId, FormFacts form) {
        unitOfWork.execute(() -> derive(callId, form));
    }

    private Call derive(String callId, @Nullable FormFacts form) {
        // a call that nobody has told of yet, as most forms are about, has no events to be read
        boolean unknown = form != null && store.find(callId).isEmpty();
        List<CallEvent> events = unknown ? List.of() : store.events(callId);
        Call call = new CallFacts(numbers, events, form).call(callId, directory.office());
        boolean uncounted = call.state() == CallState.ABANDONED && form == null;
        store.put(
                call,
                calendar.officeDay(call.startedAt()).toString(),
                uncounted ? now().plus(settings.abandoned()) : null);
        return call;
    }

    /** A call that is still to be counted as abandoned, in the name of this account. */
    public boolean isToBeCounted(String callId, String account) {
        return unitOfWork.read(() -> store.isToBeCounted(callId)
                && store.events(callId).stream()
                        .limit(1)
                        .anyMatch(event -> event.account().equals(account)));
    }

    /** What was written down about a call, whoever did; within the running unit of work it is read for an update. */
    public Optional<FormFacts> form(String callId) {
        return unitOfWork.read(() -> store.find(callId)).map(Call::form);
    }

    /** A call whoever may know of it, for what belongs to it. */
    public Optional<Call> known(String callId) {
        return unitOfWork.read(() -> store.find(callId));
    }

    /** @throws RelaisException {@code not-found} also for a call whose case the caller may not know of */
    public Call get(Caller caller, String callId) {
        permissions.require(caller, PhonePermissions.READING);
        return unitOfWork
                .read(() -> store.find(callId))
                .filter(call -> !visible(caller, List.of(call)).isEmpty())
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas d'appel « %s ».", "There is no call '%s'.").formatted(callId)));
    }

    /** One page, newest first. */
    public CallPage find(Caller caller, CallQuery query) {
        permissions.require(caller, PhonePermissions.READING);
        List<Call> items = new ArrayList<>();
        CallQuery rest = query;
        for (int read = 0; ; read++) {
            CallQuery current = rest.after(rest.cursor(), query.limit() + 1);
            List<Call> found = unitOfWork.read(() -> store.list(current));
            Set<String> shown =
                    visible(caller, found).stream().map(Call::callId).collect(Collectors.toSet());
            for (Call call : found) {
                if (shown.contains(call.callId())) {
                    if (items.size() == query.limit()) {
                        return new CallPage(items, cursor(items.get(items.size() - 1)));
                    }
                    items.add(call);
                }
            }
            if (found.size() <= query.limit()) {
                return new CallPage(items, null);
            }
            CallCursor last = cursor(found.get(found.size() - 1));
            if (read == MOST_READS) {
                return new CallPage(items, last);
            }
            rest = query.after(last, query.limit());
        }
    }

    private static CallCursor cursor(Call call) {
        return new CallCursor(call.startedAt(), call.callId());
    }

    private List<Call> visible(Caller caller, List<Call> calls) {
        Set<CaseId> cases =
                calls.stream().map(CallLog::caseOf).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<CaseId> shown = cases.isEmpty() ? Set.of() : known.among(caller, cases);
        return calls.stream()
                .filter(call -> caseOf(call) == null || shown.contains(caseOf(call)))
                .toList();
    }

    private static @Nullable CaseId caseOf(Call call) {
        return call.form() == null ? null : call.form().caseId();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
