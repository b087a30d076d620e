package org.relais.service.desk.internal.forms;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.Submission;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.services.FormCommand;
import org.relais.services.FormEvent;
import org.relais.services.FormPage;
import org.relais.services.FormQuery;
import org.relais.services.FormReceipt;
import org.relais.services.FormView;
import org.relais.services.FormView.FormSummary;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceForms;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** The registers as people use them: asks for rights, writes down who reads, and does again what somebody else was quicker at. */
@Component
public final class RegisteredForms implements ServiceForms {

    private static final int MOST_FOUND = 200;

    private final ServiceAccess access;
    private final IntakeDesk desk;
    private final UnitOfWork unitOfWork;
    private final BoundedWork bounded;
    private final FormStore store;
    private final FormSeal seal;
    private final FormViews views;
    private final FormCommands commands;
    private final AccessLog accessLog;

    @Activate
    public RegisteredForms(
            @Reference ServiceAccess access,
            @Reference IntakeDesk desk,
            @Reference UnitOfWork unitOfWork,
            @Reference BoundedWork bounded,
            @Reference FormStore store,
            @Reference FormSeal seal,
            @Reference FormViews views,
            @Reference FormCommands commands,
            @Reference AccessLog accessLog) {
        this.access = access;
        this.desk = desk;
        this.unitOfWork = unitOfWork;
        this.bounded = bounded;
        this.store = store;
        this.seal = seal;
        this.views = views;
        this.commands = commands;
        this.accessLog = accessLog;
    }

    @Override
    public FormReceipt register(Caller caller, ServiceId service, Submission submission) {
        KnownService known = access.require(caller, service, ServiceRight.REGISTER);
        IntakeReceipt receipt = desk.receive(caller, new ChannelId(service.value()), submission);
        FormView form = unitOfWork.execute(() -> store.of(receipt.intake().id()).stream()
                .findFirst()
                .map(found -> read(caller, known, found))
                .orElse(null));
        return new FormReceipt(receipt, form);
    }

    /** Who has read it stands in the access log before it is handed out. */
    private FormView read(Caller caller, KnownService service, StoredForm form) {
        accessLog.record(caller, service.id(), "read-form", form.number().value());
        return views.view(caller, service, form);
    }

    @Override
    public FormView get(Caller caller, ServiceId service, String number) {
        KnownService known = access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> read(caller, known, find(service, number)));
    }

    private StoredForm find(ServiceId service, String number) {
        return RegistrationNumber.parse(number)
                .flatMap(parsed -> store.find(service, parsed))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de formulaire « %s ».", "There is no form '%s'.")
                                .formatted(number)));
    }

    @Override
    public FormPage list(Caller caller, ServiceId service, FormQuery query) {
        access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            List<StoredForm> found = store.list(service, query);
            boolean more = found.size() > query.limit();
            List<StoredForm> shown = more ? found.subList(0, query.limit()) : found;
            accessLog.record(caller, service, "list-forms", shown.size() + " forms");
            return new FormPage(
                    views.summaries(shown), more ? shown.get(shown.size() - 1).number() : null);
        });
    }

    @Override
    public List<FormSummary> find(Caller caller, ServiceId service, String field, String value) {
        KnownService known = access.require(caller, service, ServiceRight.READ);
        if (!known.findBy().contains(field)) {
            throw Errors.invalid(
                    "/field",
                    new LocalizedText("On cherche par : %s.", "Forms are found by %s.")
                            .formatted(String.join(
                                    ", ", known.findBy().stream().sorted().toList())));
        }
        return unitOfWork.execute(() -> {
            List<StoredForm> found =
                    store.withFingerprint(service, field, seal.fingerprints(service, field, value), MOST_FOUND);
            accessLog.record(caller, service, "find-forms", found.size() + " forms by " + field);
            return views.summaries(found);
        });
    }

    @Override
    public FormView execute(
            Caller caller, ServiceId service, String number, FormCommand command, OptionalLong expectedRevision) {
        KnownService known = access.require(caller, service, ServiceRight.REGISTER);
        BiFunction<KnownService, StoredForm, StoredForm> work =
                (one, form) -> commands.execute(caller, one, form, command);
        boolean asks = command instanceof FormCommand.Supply || command instanceof FormCommand.Assess;
        return FormAttempts.repeat(
                expectedRevision,
                () -> asks && !unitOfWork.isRunning()
                        ? bounded.execute(() -> changed(caller, known, number, expectedRevision, work))
                        : unitOfWork.execute(() -> changed(caller, known, number, expectedRevision, work)));
    }

    private FormView changed(
            Caller caller,
            KnownService service,
            String number,
            OptionalLong expectedRevision,
            BiFunction<KnownService, StoredForm, StoredForm> work) {
        StoredForm form = find(service.id(), number);
        FormAttempts.check(expectedRevision, form.revision());
        StoredForm changed = work.apply(service, form);
        store.change(changed);
        return read(caller, service, find(service.id(), number));
    }

    @Override
    public FormHistory history(Caller caller, ServiceId service, String number) {
        access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            StoredForm form = find(service, number);
            accessLog.record(caller, service, "read-history", form.number().value());
            List<FormEvent> events = store.events(form.number());
            return new FormHistory(seal.readable(form, events), FormLife.isIntact(form, events));
        });
    }
}
