package org.relais.service.desk.internal.forms;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.service.desk.internal.catalogue.ActiveService;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.services.FormAction;
import org.relais.services.FormCommand;
import org.relais.services.FormState;
import org.relais.spi.service.Assessment;

/** Carries out what people do with registered forms, within the running unit of work. Thread-safe. */
@Component(service = FormCommands.class)
public final class FormCommands {

    private final FormJudgement judgement;
    private final FormStore store;
    private final FormSeal seal;
    private final FormLife life;
    private final FormCases cases;

    @Activate
    public FormCommands(
            @Reference FormJudgement judgement,
            @Reference FormStore store,
            @Reference FormSeal seal,
            @Reference FormLife life,
            @Reference FormCases cases) {
        this.judgement = judgement;
        this.store = store;
        this.seal = seal;
        this.life = life;
        this.cases = cases;
    }

    /** The form after the command; the caller stores it. */
    StoredForm execute(Caller caller, KnownService service, StoredForm form, FormCommand command) {
        if (command instanceof FormCommand.Supply supply) {
            return supplied(caller, service, form, supply.supplied());
        }
        if (command instanceof FormCommand.Assess) {
            FormContent content = content(form, FormAction.FIND_COMPLETE);
            return judged(caller, service, form, content, content.form(), "");
        }
        if (command instanceof FormCommand.Return giving) {
            StoredForm returned = life.happen(form, FormAction.RETURN, caller.account(), null);
            cases.returned(caller, returned);
            return seal.remarked(returned, giving.reason());
        }
        return closed(caller, form, ((FormCommand.Close) command).note());
    }

    /** A form that the partner has taken is closed with its slip; people close what was refused. */
    private StoredForm closed(Caller caller, StoredForm form, String note) {
        if (form.state() != FormState.REJECTED) {
            throw life.notAllowed(form, FormAction.CLOSE);
        }
        StoredForm closed = life.happen(form, FormAction.CLOSE, caller.account(), null);
        cases.closed(caller, closed);
        return seal.remarked(closed, note);
    }

    private StoredForm supplied(Caller caller, KnownService service, StoredForm form, FormData supplied) {
        if (form.state() != FormState.INCOMPLETE) {
            throw life.notAllowed(form, FormAction.FIND_COMPLETE);
        }
        FormContent content = content(form, FormAction.FIND_COMPLETE);
        return judged(
                caller,
                service,
                form,
                content,
                SuppliedMembers.into(content.form(), supplied, content.missing()),
                "/supplied");
    }

    /** What the form says; it has to be possible that something of it changes. */
    private FormContent content(StoredForm form, FormAction action) {
        boolean possible = FormTransitions.after(form.state(), action).isPresent();
        if (!possible || form.content() == null) {
            throw life.notAllowed(form, action);
        }
        return seal.open(form.number(), form.content());
    }

    /** @param pointer where in the request stands what was supplied; empty when nothing was */
    private StoredForm judged(
            Caller caller,
            KnownService service,
            StoredForm before,
            FormContent content,
            FormData form,
            String pointer) {
        ActiveService active = judgement.active(service.id());
        Assessment.Accepted accepted = judgement.judge(active, form, pointer);
        if (!accepted.formNumber().equals(before.formNumber())) {
            throw AssessmentCalls.unavailable(
                    active, new IllegalStateException("a form keeps the number that the partner has printed on it"));
        }
        String detail = FormJudgement.detail(accepted);
        boolean moved = !accepted.destination().id().equals(before.destination());
        StoredForm after = life.happen(
                        before,
                        FormJudgement.action(accepted),
                        caller.account(),
                        detail != null || !moved
                                ? detail
                                : before.destination() + " -> "
                                        + accepted.destination().id())
                .judged(accepted.destination().id(), seal.seal(before.number(), FormContent.of(form, accepted)));
        if (!accepted.found().equals(content.found())) {
            store.fingerprints(before.number(), seal.fingerprints(service.id(), accepted.found()));
        }
        cases.judged(caller, before, after, accepted.missing());
        return after;
    }
}
