package org.relais.channel.phone.internal.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.figures.FigureCounts.Waits;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * How well the phone is answered, over days of the office. Counts over all calls tell of those about confidential cases too, so they
 * are for whoever may know of every case. Thread-safe.
 */
@Component(service = PhoneFigures.class)
public final class PhoneFigures {

    /** In which a call answered counts as answered at once: the usual service level of call centres, 80 % within 20 seconds. */
    private static final long AT_ONCE_SECONDS = 20;

    private static final double NINE_TENTHS = 0.9;

    private final UnitOfWork unitOfWork;
    private final FigureCounts counts;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public PhoneFigures(
            @Reference UnitOfWork unitOfWork,
            @Reference FigureCounts counts,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.counts = counts;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * The figures. A share is from 0 to 1, and null when there is nothing that it could be a share of.
     *
     * @param offered incoming calls that asked for an agent and are decided: answered or abandoned
     * @param answerRate answered of those offered
     * @param meanWaitSeconds of calls that were answered and whose wait is known
     * @param ninetiethWaitSeconds nine of ten answered calls waited at most so long (nearest rank)
     * @param withinTwentySeconds answered within 20 seconds, of those offered whose wait is known
     * @param firstContactResolution answered at once without a case, of the calls in which somebody talked
     * @param handOffs handed to a colleague and decided
     * @param handOffsAccepted taken by the colleague, of those decided
     * @param callbacksDue promised for these days and decided
     * @param callbacksOnTime kept in time, of those decided
     */
    public record Figures(
            LocalDate from,
            LocalDate to,
            @Nullable String site,
            long offered,
            long answered,
            long abandoned,
            @Nullable Double answerRate,
            @Nullable Double meanWaitSeconds,
            @Nullable Long ninetiethWaitSeconds,
            @Nullable Double withinTwentySeconds,
            @Nullable Double firstContactResolution,
            long handOffs,
            @Nullable Double handOffsAccepted,
            long callbacksDue,
            @Nullable Double callbacksOnTime) {}

    /** @throws RelaisException {@code forbidden} for whoever may not know of every case */
    public Figures count(Caller caller, LocalDate from, LocalDate to, @Nullable String site) {
        permissions.require(caller, PhonePermissions.COUNTING);
        if (!permissions.visibility(caller).coversOffice()) {
            throw RelaisException.of(
                    Errors.FORBIDDEN,
                    new LocalizedText(
                            "Ces chiffres comptent aussi des appels confidentiels ; demandez-les à un superviseur.",
                            "These figures count confidential calls too; ask a supervisor for them."));
        }
        return unitOfWork.execute(() -> figures(from, to, site));
    }

    private Figures figures(LocalDate from, LocalDate to, @Nullable String site) {
        List<Waits> waits = counts.waits(from, to, site);
        long answered =
                waits.stream().filter(Waits::answered).mapToLong(Waits::calls).sum();
        long abandoned = waits.stream()
                .filter(wait -> wait.state().equals("ABANDONED"))
                .mapToLong(Waits::calls)
                .sum();
        TreeMap<Long, Long> known = known(waits, true);
        long knownAnswered = sum(known);
        long knownOffered = knownAnswered + sum(known(waits, false));
        Map<String, Long> outcomes = counts.outcomes(from, to, site);
        long talked = sum(outcomes) - outcomes.getOrDefault("ABANDONED", 0L);
        Map<String, Long> handOffs = counts.handOffs(from, to, site);
        long handed = sum(handOffs) - handOffs.getOrDefault("OFFERED", 0L);
        Map<String, Long> callbacks = counts.callbacks(from, to, site, clock.instant());
        long kept = callbacks.get("KEPT");
        long due = kept + callbacks.get("MISSED");
        return new Figures(
                from,
                to,
                site,
                answered + abandoned,
                answered,
                abandoned,
                share(answered, answered + abandoned),
                mean(known, knownAnswered),
                ninetieth(known, knownAnswered),
                share(sum(known.headMap(AT_ONCE_SECONDS, true)), knownOffered),
                share(outcomes.getOrDefault("ANSWERED", 0L), talked),
                handed,
                share(handOffs.getOrDefault("ACCEPTED", 0L), handed),
                due,
                share(kept, due));
    }

    /** How many calls waited how many seconds. */
    private static TreeMap<Long, Long> known(List<Waits> waits, boolean answered) {
        TreeMap<Long, Long> known = new TreeMap<>();
        waits.stream()
                .filter(wait -> answered ? wait.answered() : wait.state().equals("ABANDONED"))
                .filter(wait -> wait.waited() != null)
                .forEach(wait -> known.merge(wait.waited(), wait.calls(), Long::sum));
        return known;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : rounded((double) part / whole);
    }

    private static @Nullable Double mean(Map<Long, Long> known, long calls) {
        double seconds = known.entrySet().stream()
                .mapToDouble(wait -> (double) wait.getKey() * wait.getValue())
                .sum();
        return calls == 0 ? null : rounded(seconds / calls);
    }

    private static @Nullable Long ninetieth(TreeMap<Long, Long> known, long calls) {
        long rank = (long) Math.ceil(NINE_TENTHS * calls);
        long seen = 0;
        for (Map.Entry<Long, Long> wait : known.entrySet()) {
            seen += wait.getValue();
            if (seen >= rank) {
                return wait.getKey();
            }
        }
        return null;
    }

    /** Four digits after the point. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
