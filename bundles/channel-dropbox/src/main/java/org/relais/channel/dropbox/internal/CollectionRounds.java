package org.relais.channel.dropbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.entity.MailRegister.KeyedRound;
import org.relais.channel.dropbox.internal.mail.Box;
import org.relais.channel.dropbox.internal.mail.Lot;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.Characters;

/** Records rounds, and tells what was found, what waits and what was missed. Thread-safe. */
@Component(service = CollectionRounds.class)
public final class CollectionRounds {

    /** How far the clock of whoever records a round may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** So many days later a round may still be written down, for example after an outage. */
    private static final int OLDEST_DAYS = 31;

    private static final int MOST_ENVELOPES = 9999;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 1000;

    /** So far back boxes show missed rounds. */
    private static final int MISSED_DAYS = 14;

    private final DropboxPlan plan;
    private final MailRegister register;
    private final UnitOfWork unitOfWork;
    private final Permissions permissions;
    private final PlugInJournal journal;

    @Activate
    public CollectionRounds(
            @Reference DropboxPlan plan,
            @Reference MailRegister register,
            @Reference UnitOfWork unitOfWork,
            @Reference Permissions permissions,
            @Reference PlugInJournal journal) {
        this.plan = plan;
        this.register = register;
        this.unitOfWork = unitOfWork;
        this.permissions = permissions;
        this.journal = journal;
    }

    /**
     * What somebody says about a round.
     *
     * @param collectedAt null for now
     * @param by null for the caller
     */
    record Report(
            @Nullable String box,
            @Nullable Instant collectedAt,
            @Nullable String by,
            @Nullable Integer envelopes,
            boolean ink,
            boolean gel,
            @Nullable String note) {}

    /** A recorded round, and whether it had been recorded before. */
    record Recorded(Round round, boolean repeated) {}

    /** A box with its latest round and the planned ones that nobody made lately. */
    record BoxState(Box box, @Nullable Round last, List<Instant> missed) {}

    /** A planned round that nobody made. */
    record MissedRound(String box, Instant plannedAt) {}

    /** Rounds of some days, made and missed. */
    record Rounds(List<Round> made, List<MissedRound> missed) {}

    /** @throws RelaisException {@code invalid-request}, {@code idempotency-key-required}, {@code idempotency-key-reused} */
    Recorded record(Caller caller, @Nullable String key, Report report) {
        permissions.require(caller, DropboxPermissions.COLLECTING);
        String usable = IdempotencyKey.required(key).value();
        String content = report.toString();
        Optional<KeyedRound> known = unitOfWork.read(() -> register.roundOfKey(usable));
        if (known.isPresent()) {
            return again(known.get(), content);
        }
        Round round = round(caller, report);
        try {
            unitOfWork.execute(() -> {
                register.add(round, usable, content);
                return round;
            });
            return new Recorded(round, false);
        } catch (ConstraintViolationException sentTwiceAtOnce) {
            return again(
                    unitOfWork.read(() -> register.roundOfKey(usable)).orElseThrow(() -> sentTwiceAtOnce), content);
        }
    }

    /**
     * Says how many envelopes there really were. What was sorted stays: a lot cannot have fewer than the last that was.
     *
     * @param reason why the count was wrong, for the journal
     * @throws RelaisException {@code not-found}; {@code invalid-request} for a count that cannot be, or without a reason
     */
    Round correct(Caller caller, String id, @Nullable Integer envelopes, @Nullable String reason) {
        permissions.require(caller, DropboxPermissions.OVERRIDING);
        return unitOfWork.execute(() -> {
            Round counted = register.round(id)
                    .orElseThrow(() -> RelaisException.of(Errors.NOT_FOUND, DropboxTexts.NO_ROUND.formatted(id)));
            Round corrected = counted.with(checkedCount(counted, envelopes, reason));
            if (corrected.envelopes() != counted.envelopes()) {
                register.correct(corrected);
                journal.record(
                        caller,
                        "dropbox %s %s round %s".formatted(counted.officeDay(), counted.box(), counted.id()),
                        "correct-round",
                        Map.of(
                                "envelopes",
                                List.of(
                                        Integer.toString(counted.envelopes()),
                                        Integer.toString(corrected.envelopes()))),
                        reason);
            }
            return corrected;
        });
    }

    private int checkedCount(Round counted, @Nullable Integer envelopes, @Nullable String reason) {
        List<FieldError> errors = new ArrayList<>();
        checkCount(envelopes, errors);
        int sorted = register.lastSorted(counted.id());
        if (envelopes != null && envelopes < sorted) {
            errors.add(new FieldError("/envelopes", DropboxTexts.SORTED_BEYOND.formatted(sorted)));
        }
        if (reason == null) {
            errors.add(new FieldError("/reason", DropboxTexts.REQUIRED));
        }
        check("/reason", reason, LONGEST_NOTE, errors);
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return Objects.requireNonNull(envelopes);
    }

    private static void checkCount(@Nullable Integer envelopes, List<FieldError> errors) {
        if (envelopes == null) {
            errors.add(new FieldError("/envelopes", DropboxTexts.REQUIRED));
        } else if (envelopes < 0 || envelopes > MOST_ENVELOPES) {
            errors.add(new FieldError("/envelopes", DropboxTexts.BAD_COUNT.formatted(MOST_ENVELOPES)));
        }
    }

    private static Recorded again(KeyedRound known, String content) {
        if (!known.content().equals(content)) {
            throw RelaisException.of(Errors.IDEMPOTENCY_KEY_REUSED, DropboxTexts.KEY_REUSED);
        }
        return new Recorded(known.round(), true);
    }

    private Round round(Caller caller, Report report) {
        List<FieldError> errors = new ArrayList<>();
        Instant now = plan.now();
        Instant collectedAt = report.collectedAt() == null ? now : report.collectedAt();
        Optional<Box> box = report.box() == null ? Optional.empty() : plan.box(report.box());
        if (report.box() == null) {
            errors.add(new FieldError("/box", DropboxTexts.REQUIRED));
        } else if (box.isEmpty()) {
            String known = String.join(", ", plan.boxes().stream().map(Box::id).toList());
            errors.add(new FieldError("/box", DropboxTexts.UNKNOWN_BOX.formatted(known)));
        }
        if (collectedAt.isAfter(now.plus(TOLERANCE))) {
            errors.add(new FieldError("/collectedAt", DropboxTexts.FUTURE_ROUND));
        } else if (collectedAt.isBefore(now.minus(Duration.ofDays(OLDEST_DAYS)))) {
            errors.add(new FieldError("/collectedAt", DropboxTexts.OLD_ROUND.formatted(OLDEST_DAYS)));
        }
        checkCount(report.envelopes(), errors);
        check("/by", report.by(), LONGEST_NAME, errors);
        check("/note", report.note(), LONGEST_NOTE, errors);
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return round(caller, report, box.orElseThrow(), collectedAt, now);
    }

    private static void check(String pointer, @Nullable String text, int longest, List<FieldError> errors) {
        if (text != null && (text.isBlank() || text.length() > longest)) {
            errors.add(new FieldError(pointer, DropboxTexts.LONG.formatted(longest)));
        } else if (text != null) {
            Characters.fault(text).ifPresent(fault -> errors.add(new FieldError(pointer, fault)));
        }
    }

    private Round round(Caller caller, Report report, Box box, Instant collectedAt, Instant now) {
        return new Round(
                UUID.randomUUID(),
                box.id(),
                plan.day(collectedAt),
                collectedAt,
                report.by() == null ? caller.account() : report.by(),
                now,
                caller.account(),
                report.envelopes() == null ? 0 : report.envelopes(),
                report.ink(),
                report.gel(),
                report.note(),
                !box.isOpenAt(collectedAt.atZone(plan.zone()).toLocalTime()),
                plan.releasableAt(collectedAt));
    }

    List<BoxState> boxes(Caller caller) {
        permissions.require(caller, DropboxPermissions.READING);
        LocalDate today = plan.day(plan.now());
        return unitOfWork.read(() -> {
            Rounds recent = rounds(today.minusDays(MISSED_DAYS), today, null);
            return plan.boxes().stream()
                    .map(box -> new BoxState(
                            box,
                            register.lastRound(box.id()).orElse(null),
                            recent.missed().stream()
                                    .filter(missed -> missed.box().equals(box.id()))
                                    .map(MissedRound::plannedAt)
                                    .toList()))
                    .toList();
        });
    }

    Rounds rounds(Caller caller, LocalDate from, LocalDate to, @Nullable String box) {
        permissions.require(caller, DropboxPermissions.READING);
        return unitOfWork.read(() -> rounds(from, to, box));
    }

    /** Nothing is missed before the first round that the office ever recorded. */
    private Rounds rounds(LocalDate from, LocalDate to, @Nullable String box) {
        List<Round> made = register.rounds(from, to, box);
        LocalDate began = register.firstDay().orElse(plan.day(plan.now()));
        LocalDate planned = from.isBefore(began) ? began : from;
        List<MissedRound> missed = new ArrayList<>();
        for (Box one : plan.boxes()) {
            if ((box == null || box.equals(one.id())) && !planned.isAfter(to)) {
                plan.missed(one, planned, to, made).forEach(at -> missed.add(new MissedRound(one.id(), at)));
            }
        }
        return new Rounds(made, missed);
    }

    /** Lots in one state; sorted ones as far as they were collected in the last month. */
    List<Lot> lots(Caller caller, Lot.@Nullable State state) {
        permissions.require(caller, DropboxPermissions.READING);
        Instant now = plan.now();
        LocalDate today = plan.day(now);
        return unitOfWork.read(() -> {
            List<Lot> lots = new ArrayList<>(register.waitingLots());
            if (state == null || state == Lot.State.SORTED) {
                register.lots(today.minusDays(OLDEST_DAYS), today).stream()
                        .filter(lot -> lot.state(now) == Lot.State.SORTED)
                        .forEach(lots::add);
            }
            return lots.stream()
                    .filter(lot -> state == null || lot.state(now) == state)
                    .toList();
        });
    }

    /** What is to be sorted on a day: every lot with envelopes left that may be opened by its end. */
    List<Lot> sorting(Caller caller, LocalDate day) {
        permissions.require(caller, DropboxPermissions.READING);
        Instant end = plan.startOf(day.plusDays(1));
        return unitOfWork.read(() -> register.waitingLots().stream()
                .filter(lot -> lot.round().releasableAt().isBefore(end))
                .toList());
    }
}
