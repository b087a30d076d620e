package org.relais.service.desk.internal.slips;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.forms.FormCases;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormMessages;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.FormViews;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.FormAction;
import org.relais.services.LineOutcome;
import org.relais.services.SlipAction;
import org.relais.services.SlipCommand;
import org.relais.texts.LocalizedText;

/** Accounts for the forms of a slip that is locked and handed over, within the running unit of work. Thread-safe. */
@Component(service = SlipLines.class)
public final class SlipLines {

    private final SlipStore slips;
    private final FormStore forms;
    private final FormLife life;
    private final SlipLife slipLife;
    private final FormSeal seal;
    private final FormCases cases;
    private final FormViews views;

    @Activate
    public SlipLines(
            @Reference SlipStore slips,
            @Reference FormStore forms,
            @Reference FormLife life,
            @Reference SlipLife slipLife,
            @Reference FormSeal seal,
            @Reference FormCases cases,
            @Reference FormViews views) {
        this.slips = slips;
        this.forms = forms;
        this.life = life;
        this.slipLife = slipLife;
        this.seal = seal;
        this.cases = cases;
        this.views = views;
    }

    void execute(Caller caller, KnownService service, StoredSlip slip, SlipCommand command) {
        if (command instanceof SlipCommand.Decide said) {
            decide(caller, service, slip, line(slip, said), said);
        } else if (command instanceof SlipCommand.Reconsider again) {
            reconsider(caller, service, slip, line(slip, again.form().value()), again.reason());
        } else if (command instanceof SlipCommand.FollowUp done) {
            StoredLine line = line(slip, done.form().value());
            slips.change(line.followedUp(seal.sealNote(done.note(), line.form().value())));
            slipLife.happen(caller, slip, StoredEvent.Happening.of(SlipAction.FOLLOW_UP, line.form()), done.note());
        }
    }

    private StoredLine line(StoredSlip slip, SlipCommand.Decide said) {
        return line(slip, said.form().value());
    }

    private StoredLine line(StoredSlip slip, String form) {
        return slips.lines(slip.id()).stream()
                .filter(line -> line.form().value().equals(form))
                .findFirst()
                .orElseThrow(() -> SlipForms.notOn(form, slip));
    }

    /**
     * Writes down what the partner says about one line.
     *
     * @return false when that is written down already
     * @throws RelaisException {@code invalid-request} for what is not a whole answer, or contradicts the one that is written down
     */
    boolean decide(Caller caller, KnownService service, StoredSlip slip, StoredLine line, SlipCommand.Decide said) {
        check(service, said);
        if (line.outcome().isSettled() || line.outcome() == said.outcome()) {
            if (line.outcome() == said.outcome() && Objects.equals(line.code(), said.code())) {
                return false;
            }
            throw Errors.invalid(
                    "/outcome",
                    new LocalizedText(
                                    "%s est déjà noté pour ce formulaire ; corrigez-le d'abord (reconsider).",
                                    "%s is written down for this form already; reconsider that first.")
                            .formatted(line.outcome()));
        }
        StoredSlip.Deed deed = new StoredSlip.Deed(caller.account(), life.now());
        @Nullable
        String reason = said.reason() == null
                ? null
                : seal.sealNote(said.reason(), line.form().value());
        slips.change(line.decided(said.outcome(), said.code(), reason, deed));
        slipLife.happen(
                caller,
                slip,
                new StoredEvent.Happening(SlipAction.DECIDE, line.form(), null, said.outcome(), said.code()),
                said.reason());
        if (said.outcome().isSettled()) {
            settle(caller, service, slip, line, said);
        }
        return true;
    }

    private void settle(
            Caller caller, KnownService service, StoredSlip slip, StoredLine line, SlipCommand.Decide said) {
        StoredForm form = forms.find(slip.service(), line.form()).orElseThrow();
        boolean taken = said.outcome() == LineOutcome.ACKNOWLEDGED;
        StoredForm settled = life.happen(
                form,
                taken ? FormAction.ACKNOWLEDGE : FormAction.REJECT,
                caller.account(),
                taken ? slip.name() : slip.name() + ", " + said.code());
        forms.change(settled);
        if (!taken) {
            LocalizedText why = FormViews.reason(service, Objects.requireNonNull(said.code()));
            cases.rejected(
                    caller, settled, FormMessages.rejected(settled, views.name(service, slip.destination()), why));
        }
    }

    private static void check(KnownService service, SlipCommand.Decide said) {
        List<String> codes = service.codes().stream().map(RejectionCode::code).toList();
        boolean rejected = said.outcome() == LineOutcome.REJECTED;
        if (rejected && (said.code() == null || !codes.contains(said.code()))) {
            throw Errors.invalid(
                    "/code",
                    new LocalizedText("Un rejet porte un code parmi : %s.", "A rejection has a code, one of %s.")
                            .formatted(String.join(", ", codes)));
        }
        if (rejected && (said.reason() == null || said.reason().isBlank())) {
            throw Errors.invalid("/reason", new LocalizedText("Un rejet porte un motif.", "A rejection has a reason."));
        }
        if (!rejected && said.code() != null) {
            throw Errors.invalid(
                    "/code", new LocalizedText("Seul un rejet porte un code.", "Only a rejection has a code."));
        }
    }

    /** What was told to the citizen is put right. */
    private void reconsider(Caller caller, KnownService service, StoredSlip slip, StoredLine line, String reason) {
        if (line.outcome().isSettled()) {
            StoredForm form = forms.find(slip.service(), line.form()).orElseThrow();
            StoredForm pending = life.happen(form, FormAction.RECONSIDER, caller.account(), slip.name());
            forms.change(pending);
            if (line.outcome() == LineOutcome.REJECTED) {
                cases.reconsidered(
                        caller, pending, FormMessages.reconsidered(pending, views.name(service, slip.destination())));
            }
        }
        slipLife.happen(
                caller,
                slip,
                new StoredEvent.Happening(SlipAction.RECONSIDER, line.form(), null, line.outcome(), line.code()),
                reason);
        StoredSlip.Deed deed = new StoredSlip.Deed(caller.account(), life.now());
        slips.change(line.decided(LineOutcome.PENDING, null, null, deed));
    }
}
