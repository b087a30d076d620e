package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.cases.Assignees;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.notifications.Audience;
import org.relais.core.internal.notifications.NotificationStore;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeErrors;
import org.relais.notifications.Notification;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Does to one waiting intake what a person wants, within the running unit of work, and writes it into the office's journal. */
@Component(service = IntakeWork.class)
public final class IntakeWork {

    private static final String STATE = "state";
    private static final String ASSIGNEE = "assignee";

    private static final LocalizedText NOT_REFUSED = new LocalizedText(
            "Le canal n'a pas refusé cette réception ; il n'y a pas de refus à traiter.",
            "The channel has not refused this intake; there is no refusal to see to.");

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final Interpreter interpreter;
    private final WaitingIntakes waiting;
    private final OfficeJournal journal;
    private final NotificationStore notifications;
    private final Accounts accounts;
    private final Assignees assignees;
    private final IntakeViews views;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public IntakeWork(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference Interpreter interpreter,
            @Reference WaitingIntakes waiting,
            @Reference OfficeJournal journal,
            @Reference NotificationStore notifications,
            @Reference Accounts accounts,
            @Reference Assignees assignees,
            @Reference IntakeViews views,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.interpreter = interpreter;
        this.waiting = waiting;
        this.journal = journal;
        this.notifications = notifications;
        this.accounts = accounts;
        this.assignees = assignees;
        this.views = views;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Does it.
     *
     * @param intake one that nobody has settled
     * @param channel that has to enter what a person registers; null for one that keeps nothing, and for other actions
     */
    void perform(Caller caller, StoredIntake intake, IntakeAction action, @Nullable AskedChannel channel) {
        if (action instanceof IntakeAction.Retry) {
            change(caller, intake, intake.triedAt(now()), "retry", null);
            unitOfWork.afterCommit(() -> waiting.soon(intake.channel()));
        } else if (action instanceof IntakeAction.Assign assign) {
            assign(caller, intake, assign.agent());
        } else if (action instanceof IntakeAction.Release) {
            change(caller, intake, intake.handedTo(null), "release", null);
        } else if (action instanceof IntakeAction.Reject reject) {
            LocalizedText why = new LocalizedText(reject.reason(), reject.reason());
            change(caller, intake, intake.rejected(why), "reject", reject.reason());
        } else if (action instanceof IntakeAction.Settle settle) {
            if (!intake.unsettled()) {
                throw RelaisException.of(IntakeErrors.INTAKE_NOT_REFUSED, NOT_REFUSED);
            }
            change(caller, intake, intake.settled(), "settle", settle.reason());
        } else if (action instanceof IntakeAction.Register register) {
            StoredIntake registered =
                    interpreter.register(channel, intake, meaning(intake, register), caller.account());
            change(caller, intake, registered, "register", null);
        }
    }

    private void assign(Caller caller, StoredIntake intake, String agent) {
        assignees.obstacle(agent).ifPresent(why -> {
            throw Errors.invalid("/agent", why);
        });
        accounts.find(agent)
                .filter(somebody -> permissions.holds(
                        somebody, CorePermissions.INTAKE_WORK, WorklistSight.subject(agent, intake.confidentiality())))
                .filter(somebody -> views.knowsAllCases(somebody, intake))
                .orElseThrow(() -> nobody(agent));
        change(caller, intake, intake.handedTo(agent), "assign", null);
        if (!agent.equals(caller.account())) {
            notifications.add(
                    Audience.account(agent),
                    intake.id(),
                    Notification.Kind.HANDED_OVER,
                    new LocalizedText(
                                    "Une demande reçue par le canal « %s » attend que vous la traitiez.",
                                    "A request that came by the channel '%s' waits for you to see to it.")
                            .formatted(intake.channel()),
                    now());
        }
    }

    private static RelaisException nobody(String agent) {
        return Errors.invalid(
                "/agent",
                new LocalizedText(
                                "« %s » n'est pas un compte qui traite des réceptions.",
                                "'%s' is not an account that works intakes.")
                        .formatted(agent));
    }

    /** What the channel would have made of it, as far as a person can tell. */
    private static Interpretation.Registered meaning(StoredIntake intake, IntakeAction.Register register) {
        ContactDraft contact = new ContactDraft(
                register.outcome(),
                intake.stampedAt(),
                register.site(),
                register.topic(),
                register.department(),
                null,
                null);
        if (!register.outcome().opensCase()) {
            return new Interpretation.Registered(contact, List.of());
        }
        CaseDraft draft = new CaseDraft(
                Objects.requireNonNull(register.subject(), "a case has a subject"),
                register.description(),
                intake.stampedAt(),
                register.site(),
                register.topic(),
                null,
                register.requester(),
                register.department(),
                List.of(),
                null,
                // what belongs to a service goes on doing so, whoever has read it
                ServiceId.of(intake.confidentiality()).orElse(null));
        return new Interpretation.Registered(contact, List.of(draft));
    }

    private void change(
            Caller caller, StoredIntake before, StoredIntake after, String action, @Nullable String reason) {
        store.change(after);
        Map<String, List<String>> changes = new LinkedHashMap<>();
        if (before.state() != after.state()) {
            changes.put(STATE, List.of(before.state().name(), after.state().name()));
        }
        if (!Objects.equals(before.assignee(), after.assignee())) {
            changes.put(ASSIGNEE, List.of(text(before.assignee()), text(after.assignee())));
        }
        // others must not even see that there is such an intake
        OfficeArea area = after.confidentiality().isService() ? OfficeArea.SERVICES : OfficeArea.INTAKES;
        journal.record(caller, area, "intake " + before.id(), action, changes, reason);
    }

    private static String text(@Nullable String account) {
        return account == null ? "" : account;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
