package org.relais.core.internal.intake;

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
import org.relais.core.internal.documents.KnownIntakes;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.WaitingIntake;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;

/** Shows intakes, as far as the caller may know of what they became. Needs the running unit of work. Thread-safe. */
@Component(service = {IntakeViews.class, KnownIntakes.class})
public final class IntakeViews implements KnownIntakes {

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
     * An intake without the cases that the caller may not know of; nothing when it opened no others. Whoever handed it in has been
     * told of them.
     */
    Optional<IntakeView> known(Caller caller, StoredIntake intake) {
        IntakeView whole = view(intake);
        Visibility visibility = permissions.visibility(caller);
        if (whole.cases().isEmpty()) {
            return visibleWithoutCase(caller, visibility, intake) ? Optional.of(whole) : Optional.empty();
        }
        if (visibility.isEverything() || intake.account().equals(caller.account())) {
            return Optional.of(whole);
        }
        Set<CaseId> known =
                store.known(whole.cases().stream().map(OpenedCase::id).toList(), visibility);
        return known.isEmpty() ? Optional.empty() : Optional.of(whole.only(known));
    }

    @Override
    public boolean knows(Caller caller, IntakeId intake) {
        return store.find(intake).flatMap(found -> known(caller, found)).isPresent();
    }

    /** Of what belongs to no department, a confidential level is for those who may know of it everywhere. */
    private static boolean visibleWithoutCase(Caller caller, Visibility visibility, StoredIntake intake) {
        return intake.account().equals(caller.account()) || visibility.includes(WorklistSight.subject(intake));
    }

    boolean knowsAllCases(Caller caller, StoredIntake intake) {
        int all = view(intake).cases().size();
        return all == 0
                || known(caller, intake)
                        .filter(known -> known.cases().size() == all)
                        .isPresent();
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
                intake.unsettled(),
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
