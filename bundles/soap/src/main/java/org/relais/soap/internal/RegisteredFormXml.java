package org.relais.soap.internal;

import org.jspecify.annotations.Nullable;
import org.relais.services.FormView;
import org.relais.soap.internal.contract.services.Answer;
import org.relais.soap.internal.contract.services.Form;
import org.relais.soap.internal.contract.services.FormEvent;
import org.relais.soap.internal.contract.services.FormSummary;
import org.relais.soap.internal.contract.services.Missing;

/** Registered forms as their contract spells them. */
final class RegisteredFormXml {

    private RegisteredFormXml() {}

    static Form of(FormView view) {
        FormView.FormSummary form = view.summary();
        Form element = new Form();
        element.setNumber(form.number().value());
        element.setService(form.service().value());
        element.setState(form.state().name());
        element.setFormNumber(form.formNumber());
        element.setDestination(view.destination().id());
        element.setDestinationName(CommonXml.of(view.destination().name()));
        element.setDestinationReason(CommonXml.of(view.destination().reason()));
        element.setReceivedAt(CommonXml.text(form.receivedAt()));
        element.setRegisteredAt(CommonXml.text(form.registeredAt()));
        element.setRegisteredBy(form.registeredBy());
        element.setCase(form.caseReference().value());
        element.setIntake(view.intake().toString());
        element.setSlip(form.slip());
        element.setContent(
                view.content() == null ? null : JsonText.of(view.content().members()));
        view.missing().forEach(missing -> element.getMissing().add(of(missing)));
        element.setMessage(CommonXml.optional(view.message()));
        element.getWarnings().addAll(CommonXml.all(view.warnings()));
        element.setAnswer(of(view.answer()));
        element.getAllowedActions().addAll(view.allowedActions());
        element.setRevision(form.revision());
        return element;
    }

    private static Missing of(FormView.Missing missing) {
        Missing element = new Missing();
        element.setCode(missing.code());
        element.setWhat(CommonXml.of(missing.what()));
        element.setPointer(missing.pointer());
        return element;
    }

    private static @Nullable Answer of(FormView.@Nullable Answer answer) {
        if (answer == null) {
            return null;
        }
        Answer element = new Answer();
        element.setOutcome(answer.outcome().name());
        element.setCode(answer.code());
        element.setReason(answer.reason());
        element.setAt(CommonXml.text(answer.at()));
        element.setBy(answer.by());
        return element;
    }

    static FormSummary of(FormView.FormSummary form) {
        FormSummary element = new FormSummary();
        element.setNumber(form.number().value());
        element.setService(form.service().value());
        element.setState(form.state().name());
        element.setFormNumber(form.formNumber());
        element.setDestination(form.destination());
        element.setReceivedAt(CommonXml.text(form.receivedAt()));
        element.setRegisteredAt(CommonXml.text(form.registeredAt()));
        element.setRegisteredBy(form.registeredBy());
        element.setCase(form.caseReference().value());
        element.setSlip(form.slip());
        element.setRevision(form.revision());
        return element;
    }

    static FormEvent of(org.relais.services.FormEvent event) {
        FormEvent element = new FormEvent();
        element.setSequence(event.sequence());
        element.setAt(CommonXml.text(event.at()));
        element.setActor(event.actor());
        element.setAction(event.action().wireName());
        element.setFrom(event.from().name());
        element.setTo(event.to().name());
        element.setDetail(event.detail());
        element.setHash(event.hash());
        return element;
    }
}
