package org.relais.soap.internal;

import org.jspecify.annotations.Nullable;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeView;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.DelegatedServices.ServiceView;
import org.relais.services.ServiceDestinations.DestinationView;
import org.relais.services.ServiceRight;
import org.relais.soap.internal.contract.services.Contact;
import org.relais.soap.internal.contract.services.Destination;
import org.relais.soap.internal.contract.services.Intake;
import org.relais.soap.internal.contract.services.OpenedCase;
import org.relais.soap.internal.contract.services.Service;
import org.relais.soap.internal.contract.services.Warning;

/** Delegated services, their destinations and what was handed in for them, as their contract spells them. */
final class ServiceXml {

    private ServiceXml() {}

    static Service of(ServiceView service) {
        Service element = new Service();
        element.setId(service.id().value());
        element.setName(CommonXml.of(service.name()));
        element.setAvailable(service.available());
        element.setForm(service.form());
        element.getFindBy().addAll(service.findBy());
        service.codes().forEach(code -> element.getCodes().add(of(code)));
        element.getRights()
                .addAll(service.rights().stream()
                        .sorted()
                        .map(ServiceRight::name)
                        .toList());
        return element;
    }

    private static org.relais.soap.internal.contract.services.RejectionCode of(RejectionCode code) {
        org.relais.soap.internal.contract.services.RejectionCode element =
                new org.relais.soap.internal.contract.services.RejectionCode();
        element.setCode(code.code());
        element.setName(CommonXml.of(code.name()));
        return element;
    }

    static Warning of(org.relais.services.DelegatedServices.Warning warning) {
        Warning element = new Warning();
        element.setKind(warning.kind().name());
        element.setSubject(warning.subject().value());
        element.setSince(CommonXml.text(warning.since()));
        element.setText(CommonXml.of(warning.text()));
        return element;
    }

    static Destination of(DestinationView destination) {
        Destination element = new Destination();
        element.setId(destination.id());
        element.setName(CommonXml.of(destination.name()));
        element.setAddress(destination.address());
        element.setActive(destination.active());
        element.setRevision(destination.revision());
        return element;
    }

    static Intake of(IntakeView intake) {
        Intake element = new Intake();
        element.setId(intake.id().toString());
        element.setChannel(intake.channel().toString());
        element.setState(intake.state().name());
        element.setStampedAt(CommonXml.text(intake.stampedAt()));
        element.setEmergencyScript(CommonXml.optional(intake.emergencyScript()));
        element.setReason(CommonXml.optional(intake.reason()));
        element.setContact(of(intake.contact()));
        intake.cases().forEach(opened -> element.getCases().add(of(opened)));
        return element;
    }

    private static @Nullable Contact of(@Nullable ContactView contact) {
        if (contact == null) {
            return null;
        }
        Contact element = new Contact();
        element.setId(contact.id().toString());
        element.setOutcome(contact.outcome().name());
        return element;
    }

    private static OpenedCase of(org.relais.intake.OpenedCase opened) {
        OpenedCase element = new OpenedCase();
        element.setId(opened.id().toString());
        element.setReference(opened.reference().toString());
        element.setStatus(opened.status().name());
        element.setDepartment(opened.department().toString());
        element.setDueAt(CommonXml.optional(opened.dueAt()));
        return element;
    }
}
