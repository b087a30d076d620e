package org.relais.service.desk.internal.slips;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseErrors;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.forms.FormCases;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.FormViews;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.services.FormAction;
import org.relais.services.FormState;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceErrors;
import org.relais.services.SlipAction;
import org.relais.services.SlipCommand;
import org.relais.spi.numbering.Numbering;
import org.relais.texts.LocalizedText;

/**
 * Carries out what people do with a slip that is locked, within the running unit of work: so that adding, freezing and accounting never
 * meet, and a form is on one slip at most. Thread-safe.
 */
@Component(service = SlipCommands.class)
public final class SlipCommands {

    private final SlipStore slips;
    private final SlipForms forms;
    private final SlipLines lines;
    private final ReopenedSlips reopened;
    private final SlipLife slipLife;
    private final FormStore formStore;
    private final FormLife life;
    private final FormSeal seal;
    private final FormCases cases;
    private final FormViews views;
    private final Numbering numbering;
    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;

    @Activate
    public SlipCommands(
            @Reference SlipStore slips,
            @Reference SlipForms forms,
            @Reference SlipLines lines,
            @Reference ReopenedSlips reopened,
            @Reference SlipLife slipLife,
            @Reference FormStore formStore,
            @Reference FormLife life,
            @Reference FormSeal seal,
            @Reference FormCases cases,
            @Reference FormViews views,
            @Reference Numbering numbering,
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar) {
        this.slips = slips;
        this.forms = forms;
        this.lines = lines;
        this.reopened = reopened;
        this.slipLife = slipLife;
        this.formStore = formStore;
        this.life = life;
        this.seal = seal;
        this.cases = cases;
        this.views = views;
        this.numbering = numbering;
        this.directory = directory;
        this.calendar = calendar;
    }

    /** Does it; everything is stored. */
    void execute(Caller caller, KnownService service, StoredSlip slip, SlipCommand command) {
        requireAllowed(slip, command.wireName());
        if (command instanceof SlipCommand.Add add) {
            counted(caller, slip, SlipAction.ADD, forms.add(caller, slip, add.forms()));
            slips.change(slip);
        } else if (command instanceof SlipCommand.Remove remove) {
            counted(caller, slip, SlipAction.REMOVE, forms.remove(caller, slip, remove.forms()));
            slips.change(slip);
        } else if (command instanceof SlipCommand.Freeze) {
            freeze(caller, service, slip);
        } else if (command instanceof SlipCommand.Reopen again) {
            reopened.reopen(caller, slip, again.reason());
        } else if (command instanceof SlipCommand.Transmit) {
            transmit(caller, slip);
        } else if (command instanceof SlipCommand.Close) {
            close(caller, service, slip);
        } else {
            lines.execute(caller, service, slip, command);
            slips.change(slip);
        }
    }

    /** A command that was sent again has changed nothing. */
    private void counted(Caller caller, StoredSlip slip, SlipAction action, int count) {
        if (count > 0) {
            slipLife.happen(caller, slip, StoredEvent.Happening.of(action, count));
        }
    }

    /** @throws RelaisException {@code action-not-allowed} */
    static void requireAllowed(StoredSlip slip, String action) {
        List<String> allowed = SlipTransitions.allowedIn(slip.state());
        if (!allowed.contains(action)) {
            throw RelaisException.builder(
                            CaseErrors.ACTION_NOT_ALLOWED,
                            new LocalizedText(
                                            "Le bordereau %s est dans l'état %s : « %s » y est impossible.",
                                            "Slip %s is in the state %s, in which '%s' is not possible.")
                                    .formatted(slip.name(), slip.state(), action))
                    .members(Map.of("state", slip.state().name(), "allowedActions", allowed))
                    .build();
        }
    }

    private void freeze(Caller caller, KnownService service, StoredSlip slip) {
        List<StoredForm> batched = formStore.on(slip.id());
        if (batched.isEmpty()) {
            throw RelaisException.of(
                    ServiceErrors.SLIP_EMPTY,
                    new LocalizedText(
                            "Le bordereau ne contient aucun formulaire ; ajoutez-en d'abord.",
                            "The slip has no forms; add some first."));
        }
        int line = 0;
        for (StoredForm form : batched) {
            line++;
            slips.add(StoredLine.of(slip.id(), line, form.number(), form.formNumber(), seal.initials(form)));
        }
        slipLife.happen(caller, slip, StoredEvent.Happening.of(SlipAction.FREEZE));
        slips.change(slip.frozen(Optional.ofNullable(slip.number()).orElseGet(() -> next(service)), life.now()));
    }

    /** Taken last: others wait for it. */
    private RegistrationNumber next(KnownService service) {
        String desk = directory.office().desk().value();
        int year = calendar.officeDay(life.now()).getYear();
        long number = numbering.next("slip-" + service.id() + "-" + desk, year);
        return RegistrationNumber.ofSlip(service.register(), desk, year, number);
    }

    private void transmit(Caller caller, StoredSlip slip) {
        for (StoredForm form : formStore.on(slip.id())) {
            formStore.change(life.happen(form, FormAction.TRANSMIT, caller.account(), slip.name()));
        }
        slipLife.happen(caller, slip, StoredEvent.Happening.of(SlipAction.TRANSMIT));
        StoredSlip.Deed deed = new StoredSlip.Deed(caller.account(), life.now());
        slips.change(slip.transmitted(deed, SlipHash.of(slip, deed, slips.lines(slip.id()))));
    }

    /** Transmitted = acknowledged + rejected, or it is not closed. What the partner took is settled with it. */
    private void close(Caller caller, KnownService service, StoredSlip slip) {
        List<StoredLine> open = slips.lines(slip.id()).stream()
                .filter(line -> !line.outcome().isSettled())
                .toList();
        if (!open.isEmpty()) {
            throw difference(open);
        }
        LocalizedText destination = views.name(service, slip.destination());
        for (StoredForm form : formStore.on(slip.id())) {
            if (form.state() == FormState.ACKNOWLEDGED) {
                StoredForm closed = life.happen(form, FormAction.CLOSE, caller.account(), slip.name());
                formStore.change(closed);
                cases.acknowledged(caller, closed, destination, slip.name());
            }
        }
        slipLife.happen(caller, slip, StoredEvent.Happening.of(SlipAction.CLOSE));
        slips.change(slip.closed(life.now()));
    }

    private static RelaisException difference(List<StoredLine> open) {
        String named = open.stream()
                .map(line -> line.formNumber() + (line.outcome() == LineOutcome.MISSING ? " (MISSING)" : ""))
                .limit(20)
                .collect(Collectors.joining(", "));
        return RelaisException.builder(
                        ServiceErrors.DIFFERENCE,
                        new LocalizedText(
                                        "%d formulaire(s) ne sont ni acceptés ni rejetés : %s.",
                                        "%d form(s) are neither acknowledged nor rejected: %s.")
                                .formatted(open.size(), named))
                .members(Map.of(
                        "difference",
                        open.stream()
                                .map(line -> Map.of(
                                        "form", line.form().value(),
                                        "formNumber", line.formNumber(),
                                        "outcome", line.outcome().name()))
                                .toList()))
                .build();
    }
}
