package org.relais.core.internal.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.CalendarDays;
import org.relais.calendar.CalendarErrors;
import org.relais.calendar.CalendarProposal;
import org.relais.calendar.CalendarProposal.Effect;
import org.relais.calendar.CalendarProposal.State;
import org.relais.calendar.CalendarProposals;
import org.relais.calendar.ClosureEdit;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Keeps what holiday feeds propose until a person decides. Thread-safe. */
@Component
public final class FeedProposals implements CalendarProposals {

    private static final int YEARS_AHEAD = 5;

    private final UnitOfWork unitOfWork;
    private final ProposalStore store;
    private final EditedCalendars calendars;
    private final CalendarDays days;
    private final OfficeJournal journal;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public FeedProposals(
            @Reference UnitOfWork unitOfWork,
            @Reference ProposalStore store,
            @Reference EditedCalendars calendars,
            @Reference CalendarDays days,
            @Reference OfficeJournal journal,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.calendars = calendars;
        this.days = days;
        this.journal = journal;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<CalendarProposal> propose(Caller caller, byte[] feed) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        if (feed.length > MAX_BYTES) {
            throw Errors.invalid(
                    "",
                    new LocalizedText("Le fichier a plus de %d octets.", "The file has more than %d bytes.")
                            .formatted(MAX_BYTES));
        }
        Instant now = now();
        LocalDate year = LocalDate.ofInstant(now, calendars.zone()).withDayOfYear(1);
        List<HolidayFeed.Day> read = new HolidayFeed(year.minusYears(1), year.plusYears(YEARS_AHEAD + 1L)).read(feed);
        return unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CALENDAR);
            Map<UUID, StoredProposal> proposals = new LinkedHashMap<>();
            int fresh = 0;
            for (HolidayFeed.Day day : read) {
                @Nullable
                StoredProposal known = store.find(day.uid(), day.date()).orElse(null);
                StoredProposal proposal = proposal(known, day, now);
                if (!proposal.equals(known)) {
                    store.put(proposal);
                    fresh++;
                }
                proposals.put(proposal.id(), proposal);
            }
            if (fresh > 0) {
                Map<String, List<String>> changes = Map.of("proposals", List.of("", String.valueOf(fresh)));
                journal.record(caller, OfficeArea.CALENDAR, "proposals", "propose", changes, null);
            }
            return proposals.values().stream().map(this::view).toList();
        });
    }

    private static StoredProposal proposal(@Nullable StoredProposal known, HolidayFeed.Day day, Instant now) {
        if (known == null) {
            UUID id = TimeOrderedIds.next();
            return new StoredProposal(id, day.uid(), day.date(), day.label(), State.PENDING, now, null, null);
        }
        return known.label().equals(day.label()) ? known : known.again(day.label(), now);
    }

    @Override
    public List<CalendarProposal> list(Caller caller, @Nullable State state) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        return unitOfWork.read(store::all).stream()
                .filter(proposal -> state == null || proposal.state() == state)
                .map(this::view)
                .toList();
    }

    @Override
    public CalendarProposal accept(Caller caller, UUID id, @Nullable String decree) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        return unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CALENDAR);
            StoredProposal proposal = pending(id);
            if (view(proposal).effect() != Effect.KNOWN) {
                LocalizedText label = new LocalizedText(proposal.label(), proposal.label());
                ClosureEdit edit = new ClosureEdit(label, decree, "iCalendar " + proposal.uid());
                days.putClosure(caller, proposal.date(), OptionalLong.empty(), edit);
            }
            return decide(caller, proposal, State.ACCEPTED, null);
        });
    }

    @Override
    public CalendarProposal refuse(Caller caller, UUID id, @Nullable String reason) {
        permissions.require(caller, CorePermissions.CALENDAR_EDIT);
        return unitOfWork.execute(() -> {
            journal.hold(OfficeArea.CALENDAR);
            return decide(caller, pending(id), State.REFUSED, reason);
        });
    }

    private StoredProposal pending(UUID id) {
        StoredProposal proposal = store.find(id)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de proposition « %s ».", "There is no proposal '%s'.")
                                .formatted(id)));
        if (proposal.state() != State.PENDING) {
            throw RelaisException.of(
                    CalendarErrors.PROPOSAL_DECIDED,
                    new LocalizedText("%s l'a déjà tranchée.", "%s has decided on it already.")
                            .formatted(proposal.decidedBy()));
        }
        return proposal;
    }

    private CalendarProposal decide(Caller caller, StoredProposal proposal, State outcome, @Nullable String reason) {
        StoredProposal decided = proposal.decided(outcome, caller.account(), now());
        store.put(decided);
        journal.record(
                caller,
                OfficeArea.CALENDAR,
                "proposal " + proposal.date(),
                outcome == State.ACCEPTED ? "accept" : "refuse",
                Map.of("state", List.of(State.PENDING.name(), outcome.name())),
                reason);
        return view(decided);
    }

    private CalendarProposal view(StoredProposal proposal) {
        List<CalendarDay> known = new EffectiveDays(calendars.edited())
                .between(proposal.date(), proposal.date()).stream()
                        .filter(day -> day.kind() != CalendarDay.Kind.EXCEPTIONAL)
                        .toList();
        Optional<CalendarDay> named = known.stream().findFirst();
        boolean same = known.stream()
                .anyMatch(day -> day.kind() == CalendarDay.Kind.HOLIDAY
                        || day.label().fr().equalsIgnoreCase(proposal.label())
                        || day.label().en().equalsIgnoreCase(proposal.label()));
        Effect effect = same ? Effect.KNOWN : known.isEmpty() ? Effect.NEW : Effect.DIFFERS;
        return new CalendarProposal(
                proposal.id(),
                proposal.uid(),
                proposal.date(),
                proposal.label(),
                proposal.state(),
                effect,
                named.map(day -> day.label().fr()).orElse(null),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.decidedAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
