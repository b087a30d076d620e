package org.relais.core.internal.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.access.ServiceReadings;
import org.relais.core.internal.documents.KnownIntakes;
import org.relais.core.internal.notifications.NotifiedIntakes;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeView;
import org.relais.intake.WaitingIntake;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;

/** Shows intakes, as far as the caller may know of what they became. Needs the running unit of work. Thread-safe. */
@Component(service = {IntakeViews.class, KnownIntakes.class, NotifiedIntakes.class})
public final class IntakeViews implements KnownIntakes, NotifiedIntakes {

    /** What is written down when one is read that belongs to a service. */
    static final String READ = "read-intake";

    private static final int EXCERPT = 200;

    /** Stands for a form that could not be opened; the log says why. */
    private static final FormData UNREADABLE = new FormData(Map.of());

    private final IntakeStore store;
    private final EmergencyScripts emergencies;
    private final ServiceReadings readings;
    private final Permissions permissions;

    @Activate
    public IntakeViews(
            @Reference IntakeStore store,
            @Reference EmergencyScripts emergencies,
            @Reference ServiceReadings readings,
            @Reference Permissions permissions) {
        this.readings = readings;
        this.store = store;
        this.emergencies = emergencies;
        this.permissions = permissions;
    }

    /** Whether or not its channel has read it yet, an intake about an emergency tells what to say first. */
    IntakeView view(StoredIntake intake) {
        @Nullable IntakeResultJson result = intake.result() == null ? null : IntakeResultJson.read(intake.result());
        return new IntakeView(
                intake.id(),
                intake.channel(),
                intake.state(),
                intake.stampedAt(),
                intake.reason(),
                result == null
                        ? FormJson.readable(intake.form())
                                .flatMap(emergencies::of)
                                .orElse(null)
                        : result.emergency(),
                result == null ? null : result.contactView(),
                result == null ? List.of() : result.openedCases());
    }

    /**
     * An intake without the cases that the caller may not know of; nothing when it opened no others and is about no others. Whoever
     * handed it in has been told of them.
     */
    Optional<IntakeView> known(Caller caller, StoredIntake intake) {
        IntakeView whole = view(intake);
        Visibility visibility = permissions.visibility(caller);
        if (intake.confidentiality().isService()) {
            return isKnownWhole(visibility, intake, whole) ? Optional.of(whole) : Optional.empty();
        }
        if (intake.account().equals(caller.account())) {
            return Optional.of(whole);
        }
        // of what belongs to no department, a confidential level is for those who may know of it everywhere
        if (whole.cases().isEmpty() && !visibility.includes(WorklistSight.subject(intake))) {
            return Optional.empty();
        }
        Set<CaseId> all = cases(whole);
        Set<CaseId> known = store.known(all, visibility);
        return known.isEmpty() && !all.isEmpty() ? Optional.empty() : Optional.of(whole.only(known));
    }

    /** What belongs to a service is for those alone, the sender included, who may read it and know of every case that it opened. */
    private boolean isKnownWhole(Visibility visibility, StoredIntake intake, IntakeView whole) {
        return visibility.includes(WorklistSight.subject(intake)) && knowsAll(visibility, cases(whole));
    }

    private boolean knowsAll(Visibility visibility, Set<CaseId> all) {
        return store.known(all, visibility).containsAll(all);
    }

    /** What it opened, and what it is about. */
    private Set<CaseId> cases(IntakeView whole) {
        Set<CaseId> cases = new HashSet<>(store.subjects(whole.id()));
        whole.cases().forEach(opened -> cases.add(opened.id()));
        return cases;
    }

    @Override
    public boolean mayKnow(Caller caller, IntakeId id) {
        return store.find(id)
                .filter(intake -> knowsAllCases(caller, intake))
                .flatMap(intake -> known(caller, intake))
                .isPresent();
    }

    @Override
    public boolean mayRead(Caller caller, IntakeId id) {
        return store.find(id)
                .filter(intake -> knowsAllCases(caller, intake))
                .flatMap(intake -> read(caller, intake))
                .isPresent();
    }

    /** {@link #known}, written down when it belongs to a service. */
    Optional<IntakeView> read(Caller caller, StoredIntake intake) {
        Optional<IntakeView> known = known(caller, intake);
        known.ifPresent(shown -> readings.read(
                caller, intake.confidentiality(), READ, intake.id().toString()));
        return known;
    }

    boolean knowsAllCases(Caller caller, StoredIntake intake) {
        return !intake.confidentiality().isService() && intake.account().equals(caller.account())
                || knowsAll(permissions.visibility(caller), cases(view(intake)));
    }

    IntakeDetail detail(Caller caller, StoredIntake intake) {
        IntakeView result = known(caller, intake).orElseGet(() -> view(intake).only(Set.of()));
        return new IntakeDetail(
                waiting(intake), result, FormJson.readable(intake.form()).orElse(UNREADABLE));
    }

    static WaitingIntake waiting(StoredIntake intake) {
        return new WaitingIntake(
                intake.id(),
                intake.channel(),
                intake.state(),
                intake.stampedAt(),
                intake.account(),
                intake.reason(),
                intake.attempts(),
                intake.waits() ? intake.nextAttemptAt() : null,
                intake.assignee(),
                intake.unsettled(),
                FormJson.readable(intake.form()).map(IntakeViews::excerpt).orElse(""),
                intake.revision());
    }

    /** The texts of the form, the subject first. */
    private static String excerpt(FormData form) {
        Stream<String> subject = form.text("/subject").stream();
        Stream<String> others = form.members().entrySet().stream()
                .filter(member -> !member.getKey().equals("subject"))
                .map(Map.Entry::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast);
        String text = Stream.concat(subject, others).collect(Collectors.joining(" · "));
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1) + "…";
    }
}
