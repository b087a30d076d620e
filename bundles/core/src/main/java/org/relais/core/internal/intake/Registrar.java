package org.relais.core.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.CaseFacts;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.cases.CaseOpening;
import org.relais.core.internal.cases.CaseParty;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.requesters.Recognition;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeId;
import org.relais.intake.OpenedCase;
import org.relais.routing.Router;
import org.relais.routing.RoutingRequest;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.Registration.DraftedCase;
import org.relais.texts.LocalizedText;

/**
 * Carries out an interpretation within the running unit of work: counts the contact and opens the cases. An emergency is counted, its
 * outcome as the channel says it, and never becomes a case: nobody must wait in a queue for help that others give.
 */
@Component(service = Registrar.class)
public final class Registrar {

    private final CaseOpening opening;
    private final CaseNumbers numbers;
    private final IntakeStore store;
    private final WorkingCalendar calendar;
    private final Recognition recognition;
    private final FollowUps followUps;
    private final Router router;
    private final EmergencyScripts emergencies;
    private final IntakeServices services;

    @Activate
    public Registrar(
            @Reference CaseOpening opening,
            @Reference CaseNumbers numbers,
            @Reference IntakeStore store,
            @Reference WorkingCalendar calendar,
            @Reference Recognition recognition,
            @Reference FollowUps followUps,
            @Reference Router router,
            @Reference EmergencyScripts emergencies,
            @Reference IntakeServices services) {
        this.services = services;
        this.recognition = recognition;
        this.followUps = followUps;
        this.opening = opening;
        this.numbers = numbers;
        this.store = store;
        this.calendar = calendar;
        this.router = router;
        this.emergencies = emergencies;
    }

    /**
     * What was registered.
     *
     * @param intake as it is from now on; the caller stores it
     */
    record Outcome(StoredIntake intake, Registration registration) {}

    Outcome register(StoredIntake intake, Interpretation.Registered meaning) {
        return register(intake, meaning, intake.account());
    }

    /** @param actor who says so: the account that handed it in, or whoever has read it in place of its channel */
    Outcome register(StoredIntake intake, Interpretation.Registered meaning, String actor) {
        List<DraftedCase> drafted = meaning.cases().stream()
                .map(draft -> new DraftedCase(
                        draft, emergencies.of(draft.topic()).isEmpty() ? open(intake, draft, actor) : null))
                .toList();
        List<OpenedCase> opened = drafted.stream()
                .map(DraftedCase::opened)
                .flatMap(Stream::ofNullable)
                .toList();
        if (meaning.insteadOf() != null) {
            withdraw(intake, meaning.insteadOf());
        }
        ContactDraft draft = meaning.contact();
        ContactView contact = new ContactView(TimeOrderedIds.next(), draft.outcome());
        Optional<TopicId> emergency = emergency(meaning);
        DepartmentId department = Optional.ofNullable(draft.department())
                .or(() -> opened.stream().map(OpenedCase::department).findFirst())
                .or(() -> emergency.map(topic -> followingUp(topic, intake, draft)))
                .orElse(null);
        List<FollowUps.Recorded> recorded = meaning.followUps().stream()
                .map(followUp -> followUps.record(intake, contact, followUp))
                .toList();
        StoredIntake known = services.raised(intake, levels(intake, meaning, recorded));
        store.add(contact(contact.id(), known, draft, department, opened.size()));
        LocalizedText script = emergency.flatMap(emergencies::of).orElse(null);
        List<OpenedCase> shown = new ArrayList<>(opened);
        List<OpenedCase> running =
                recorded.stream().map(FollowUps.Recorded::running).toList();
        store.keepSubjects(intake.id(), running.stream().map(OpenedCase::id).toList());
        if (draft.outcome().opensCase()) {
            shown.addAll(running);
        }
        return new Outcome(
                known.registered(IntakeResultJson.write(contact, shown, script)),
                new Registration(contact, drafted, running));
    }

    private List<Confidentiality> levels(
            StoredIntake intake, Interpretation.Registered meaning, List<FollowUps.Recorded> recorded) {
        return Stream.concat(
                        meaning.cases().stream().map(draft -> services.levelOf(intake, draft)),
                        recorded.stream().map(FollowUps.Recorded::level))
                .toList();
    }

    /** The emergency that the interaction, or a part of it, is about. */
    private Optional<TopicId> emergency(Interpretation.Registered meaning) {
        return Stream.concat(
                        Stream.ofNullable(meaning.contact().topic()),
                        meaning.cases().stream().map(CaseDraft::topic).flatMap(Stream::ofNullable))
                .filter(topic -> emergencies.of(topic).isPresent())
                .findFirst();
    }

    /** The department to which the rules say that what comes after an emergency belongs. */
    private DepartmentId followingUp(TopicId topic, StoredIntake intake, ContactDraft draft) {
        return router.route(
                        new RoutingRequest(topic, intake.channel(), draft.site(), null, null, null, draft.occurredAt()))
                .department();
    }

    /** One of another channel, or with cases, is nothing that a better contact could stand for. */
    private void withdraw(StoredIntake intake, IntakeId counted) {
        store.find(counted)
                .filter(earlier -> earlier.channel().equals(intake.channel()))
                .map(StoredIntake::result)
                .map(result -> IntakeResultJson.read(result).contactView().id())
                .filter(store::withdraw)
                .orElseThrow(() -> new IllegalStateException(
                        "intake " + counted + " has no contact without cases that could be replaced"));
    }

    /** Whoever a case of a service comes from is known to that service alone. */
    private OpenedCase open(StoredIntake intake, CaseDraft draft, String actor) {
        Confidentiality level = services.levelOf(intake, draft);
        CaseFacts facts = new CaseFacts(
                new CaseId(TimeOrderedIds.next()),
                numbers.next(),
                intake.id(),
                draft.subject(),
                draft.description(),
                intake.channel().value(),
                value(draft.site()),
                draft.commune(),
                draft.requester(),
                draft.receivedAt(),
                level.isService() ? CaseParty.NOBODY : recognition.recognise(draft.requester()),
                draft.stampedOn());
        DepartmentId chosen = draft.department();
        StoredCase stored =
                opening.open(facts, value(draft.topic()), chosen == null ? null : chosen.value(), actor, level);
        CaseState state = stored.state();
        return new OpenedCase(
                facts.id(), facts.reference(), state.status(), new DepartmentId(state.department()), state.dueAt());
    }

    private StoredContact contact(
            UUID id, StoredIntake intake, ContactDraft draft, @Nullable DepartmentId department, int opened) {
        return new StoredContact(
                id,
                intake.id(),
                intake.channel(),
                draft.outcome(),
                draft.occurredAt(),
                calendar.officeDay(draft.occurredAt()),
                value(draft.site()),
                value(draft.topic()),
                department == null ? null : department.value(),
                draft.waited(),
                draft.talked(),
                opened,
                ServiceId.of(intake.confidentiality()).orElse(null));
    }

    private static @Nullable String value(@Nullable SiteId site) {
        return site == null ? null : site.value();
    }

    private static @Nullable String value(@Nullable TopicId topic) {
        return topic == null ? null : topic.value();
    }
}
