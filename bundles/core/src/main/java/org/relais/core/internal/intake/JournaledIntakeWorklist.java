package org.relais.core.internal.intake;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Page;
import org.relais.core.internal.access.ServiceReadings;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeErrors;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeWorklist;
import org.relais.intake.WaitingIntake;
import org.relais.intake.WorklistQuery;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * The worklist over the intakes themselves. When a person and the channel settle the same intake at the same moment, its revision lets
 * one of them commit: the other finds it settled. Thread-safe.
 */
@Component
public final class JournaledIntakeWorklist implements IntakeWorklist {

    /** How often a change without a named revision is made again when others change the same intake at the same moment. */
    private static final int ATTEMPTS = 10;

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final WorklistStore lists;
    private final IntakeWork work;
    private final HandRegistrations hands;
    private final IntakeViews views;
    private final CaseNumbers numbers;
    private final ServiceReadings readings;
    private final Permissions permissions;

    @Activate
    public JournaledIntakeWorklist(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference WorklistStore lists,
            @Reference IntakeWork work,
            @Reference HandRegistrations hands,
            @Reference IntakeViews views,
            @Reference CaseNumbers numbers,
            @Reference ServiceReadings readings,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.lists = lists;
        this.work = work;
        this.hands = hands;
        this.views = views;
        this.numbers = numbers;
        this.readings = readings;
        this.permissions = permissions;
    }

    @Override
    public Page<WaitingIntake> find(Caller caller, WorklistQuery query) {
        permissions.require(caller, CorePermissions.INTAKE_WORK);
        Page<StoredIntake> page = unitOfWork.read(() -> lists.find(query, sight(caller)));
        readings.listed(caller, "list-intakes", "intakes", page.items(), StoredIntake::confidentiality);
        return new Page<>(page.items().stream().map(IntakeViews::waiting).toList(), page.next(), page.total());
    }

    /**
     * Whoever may work what is handed to nobody, works all of the levels that are visible everywhere. What belongs to a service is for
     * everybody who works intakes and may read it.
     */
    private WorklistSight sight(Caller caller) {
        boolean all = permissions.holds(
                caller, CorePermissions.INTAKE_WORK, WorklistSight.subject(null, Confidentiality.NORMAL));
        Visibility visibility = permissions.visibility(caller);
        Set<Confidentiality> own = new HashSet<>(Confidentiality.ofTheOffice());
        own.addAll(visibility.services());
        return new WorklistSight(
                caller.account(), own, all ? visibility.everywhere() : visibility.services(), visibility);
    }

    @Override
    public IntakeDetail get(Caller caller, IntakeId id) {
        permissions.require(caller, CorePermissions.INTAKE_WORK);
        return unitOfWork.read(() -> detail(caller, required(caller, id)));
    }

    @Override
    public boolean mayWork(Caller caller, IntakeId id) {
        return permissions.holds(caller, CorePermissions.INTAKE_WORK)
                && unitOfWork.read(() ->
                        store.find(id).filter(intake -> mayWork(caller, intake)).isPresent());
    }

    /** What was handed in tells all about its cases: whoever may not know of one of them may not read it either. */
    private boolean mayWork(Caller caller, StoredIntake intake) {
        return worksLevel(caller, intake) && views.knowsAllCases(caller, intake);
    }

    private boolean worksLevel(Caller caller, StoredIntake intake) {
        return intake.confidentiality().isService()
                ? permissions.holds(caller, CorePermissions.INTAKE_WORK)
                        && permissions.visibility(caller).includes(WorklistSight.subject(intake))
                : permissions.holds(caller, CorePermissions.INTAKE_WORK, WorklistSight.subject(intake));
    }

    @Override
    public IntakeDetail perform(Caller caller, IntakeId id, OptionalLong expectedRevision, IntakeAction action) {
        permissions.require(caller, CorePermissions.INTAKE_WORK);
        numbers.prepare();
        int attempts = expectedRevision.isPresent() || unitOfWork.isRunning() ? 1 : ATTEMPTS;
        for (int attempt = 1; ; attempt++) {
            try {
                change(caller, id, expectedRevision, action);
                return unitOfWork.read(() -> detail(caller, store.find(id).orElseThrow()));
            } catch (StaleEntityException e) {
                if (attempt == attempts) {
                    throw stale();
                }
            }
        }
    }

    private void change(Caller caller, IntakeId id, OptionalLong expectedRevision, IntakeAction action) {
        if (action instanceof IntakeAction.Register) {
            ChannelId channel =
                    unitOfWork.read(() -> current(caller, id, expectedRevision)).channel();
            hands.run(channel, asked -> work.perform(caller, current(caller, id, expectedRevision), action, asked));
            return;
        }
        unitOfWork.execute(() -> {
            work.perform(caller, current(caller, id, expectedRevision), action, null);
            return id;
        });
    }

    private StoredIntake current(Caller caller, IntakeId id, OptionalLong expectedRevision) {
        StoredIntake current = required(caller, id);
        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != current.revision()) {
            throw stale();
        }
        if (!current.isOpen()) {
            throw RelaisException.of(
                    IntakeErrors.INTAKE_SETTLED,
                    new LocalizedText(
                                    "La réception %s est déjà traitée (%s) ; relisez-la.",
                                    "The intake %s is settled already (%s); read it again.")
                            .formatted(id, current.state()));
        }
        return current;
    }

    private StoredIntake required(Caller caller, IntakeId id) {
        return store.find(id)
                .filter(intake -> mayWork(caller, intake))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de réception « %s ».", "There is no intake '%s'.")
                                .formatted(id)));
    }

    private IntakeDetail detail(Caller caller, StoredIntake intake) {
        readings.read(
                caller, intake.confidentiality(), IntakeViews.READ, intake.id().toString());
        return views.detail(caller, intake);
    }

    private static RelaisException stale() {
        return RelaisException.of(
                IntakeErrors.STALE_REVISION,
                new LocalizedText(
                        "La réception a changé depuis que vous l'avez lue ; relisez-la.",
                        "The intake has changed since you read it; read it again."));
    }
}
