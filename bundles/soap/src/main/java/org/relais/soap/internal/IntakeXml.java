package org.relais.soap.internal;

import org.jspecify.annotations.Nullable;
import org.relais.intake.ChannelView;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeView;
import org.relais.soap.internal.contract.Channel;
import org.relais.soap.internal.contract.Contact;
import org.relais.soap.internal.contract.Intake;
import org.relais.soap.internal.contract.OpenedCase;

/** Intakes and channels as the contract spells them. */
final class IntakeXml {

    private IntakeXml() {}

    static Intake of(IntakeView view) {
        Intake element = new Intake();
        element.setId(view.id().toString());
        element.setChannel(view.channel().toString());
        element.setState(view.state().name());
        element.setStampedAt(CaseXml.text(view.stampedAt()));
        element.setEmergencyScript(CaseXml.localized(view.emergencyScript()));
        element.setReason(CaseXml.localized(view.reason()));
        element.setContact(contact(view.contact()));
        element.getCases().addAll(view.cases().stream().map(IntakeXml::opened).toList());
        return element;
    }

    private static @Nullable Contact contact(@Nullable ContactView contact) {
        if (contact == null) {
            return null;
        }
        Contact element = new Contact();
        element.setId(contact.id().toString());
        element.setOutcome(contact.outcome().name());
        return element;
    }

    private static OpenedCase opened(org.relais.intake.OpenedCase opened) {
        OpenedCase element = new OpenedCase();
        element.setId(opened.id().toString());
        element.setReference(opened.reference().toString());
        element.setStatus(opened.status().name());
        element.setDepartment(opened.department().toString());
        element.setDueAt(CaseXml.text(opened.dueAt()));
        return element;
    }

    static Channel channel(ChannelView view) {
        Channel element = new Channel();
        element.setId(view.id().toString());
        element.setName(CaseXml.localized(view.name()));
        element.setState(view.state().name());
        element.setReason(CaseXml.localized(view.reason()));
        element.getAlternatives()
                .addAll(view.alternatives().stream().map(CaseXml::localized).toList());
        element.setOpensAt(CaseXml.text(view.opensAt()));
        element.setForm(view.form());
        return element;
    }
}
