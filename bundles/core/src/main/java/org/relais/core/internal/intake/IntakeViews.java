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
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeView;
import org.relais.intake.WaitingIntake;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;

/** Shows intakes, as far as the caller may know of what they became. Needs the running unit of work. Thread-safe. */
@Component(service = IntakeViews.class)
public final class IntakeViews {

    private static final int EXCERPT = 200;

    private final IntakeStore store;
    private final EmergencyScripts emergencies;
    private final Permissions permissions;

    @Activate
    public IntakeViews(
            @Reference IntakeStore store, @Reference EmergencyScripts emergencies, @Reference Permissions permissions) {
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
                result == null ? emergencies.of(FormJson.parse(intake.form())).orElse(null) : result.emergency(),
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
        if (visibility.isEverything() || intake.account().equals(caller.account())) {
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

    /** What it opened, and what it is about. */
    private Set<CaseId> cases(IntakeView whole) {
        Set<CaseId> cases = new HashSet<>(store.subjects(whole.id()));
        whole.cases().forEach(opened -> cases.add(opened.id()));
        return cases;
    }

    boolean knowsAllCases(Caller caller, StoredIntake intake) {
        Visibility visibility = permissions.visibility(caller);
        Set<CaseId> all = visibility.isEverything() ? Set.of() : cases(view(intake));
        return intake.account().equals(caller.account())
                || store.known(all, visibility).containsAll(all);
    }

    IntakeDetail detail(Caller caller, StoredIntake intake) {
        IntakeView result = known(caller, intake).orElseGet(() -> view(intake).only(Set.of()));
        return new IntakeDetail(waiting(intake), result, FormJson.parse(intake.form()));
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
                excerpt(FormJson.parse(intake.form())),
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
