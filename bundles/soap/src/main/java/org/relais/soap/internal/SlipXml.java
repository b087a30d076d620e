package org.relais.soap.internal;

import org.relais.services.SlipView;
import org.relais.services.TransmittalSlips;
import org.relais.soap.internal.contract.services.Difference;
import org.relais.soap.internal.contract.services.Line;
import org.relais.soap.internal.contract.services.Reconciliation;
import org.relais.soap.internal.contract.services.RefusedLine;
import org.relais.soap.internal.contract.services.Slip;
import org.relais.soap.internal.contract.services.SlipEvent;
import org.relais.soap.internal.contract.services.SlipSummary;
import org.relais.soap.internal.contract.services.Sum;

/** Transmittal slips as their contract spells them. */
final class SlipXml {

    private SlipXml() {}

    static Slip of(SlipView view) {
        SlipView.SlipSummary slip = view.summary();
        Slip element = new Slip();
        element.setId(slip.id().toString());
        element.setNumber(CommonXml.optional((Object) slip.number()));
        element.setService(slip.service().value());
        element.setDestination(slip.destination());
        element.setDestinationName(CommonXml.of(slip.destinationName()));
        element.setState(slip.state().name());
        element.setCreatedAt(CommonXml.text(slip.createdAt()));
        element.setCreatedBy(slip.createdBy());
        element.setFrozenAt(CommonXml.optional(slip.frozenAt()));
        element.setTransmittedAt(CommonXml.optional(slip.transmittedAt()));
        element.setTransmittedBy(slip.transmittedBy());
        element.setClosedAt(CommonXml.optional(slip.closedAt()));
        element.setHash(slip.hash());
        element.setIntact(view.intact());
        element.setSum(of(slip.sum()));
        view.lines().forEach(line -> element.getLines().add(of(line)));
        element.getWarnings().addAll(CommonXml.all(view.warnings()));
        element.getAllowedActions().addAll(view.allowedActions());
        element.setRevision(slip.revision());
        return element;
    }

    static SlipSummary of(SlipView.SlipSummary slip) {
        SlipSummary element = new SlipSummary();
        element.setId(slip.id().toString());
        element.setNumber(CommonXml.optional((Object) slip.number()));
        element.setService(slip.service().value());
        element.setDestination(slip.destination());
        element.setDestinationName(CommonXml.of(slip.destinationName()));
        element.setState(slip.state().name());
        element.setCreatedAt(CommonXml.text(slip.createdAt()));
        element.setCreatedBy(slip.createdBy());
        element.setFrozenAt(CommonXml.optional(slip.frozenAt()));
        element.setTransmittedAt(CommonXml.optional(slip.transmittedAt()));
        element.setTransmittedBy(slip.transmittedBy());
        element.setClosedAt(CommonXml.optional(slip.closedAt()));
        element.setHash(slip.hash());
        element.setSum(of(slip.sum()));
        element.setRevision(slip.revision());
        return element;
    }

    private static Sum of(SlipView.Sum sum) {
        Sum element = new Sum();
        element.setTransmitted(sum.transmitted());
        element.setAcknowledged(sum.acknowledged());
        element.setRejected(sum.rejected());
        element.setMissing(sum.missing());
        element.setPending(sum.pending());
        element.setDifference(sum.difference());
        return element;
    }

    private static Line of(SlipView.Line line) {
        Line element = new Line();
        element.setLine(line.line());
        element.setForm(line.form().value());
        element.setFormNumber(line.formNumber());
        element.setInitials(line.initials());
        element.setOutcome(line.outcome().name());
        element.setCode(line.code());
        element.setReason(line.reason());
        element.setDecidedAt(CommonXml.optional(line.decidedAt()));
        element.setDecidedBy(line.decidedBy());
        element.setFollowUp(line.followUp());
        return element;
    }

    static SlipEvent of(org.relais.services.SlipEvent event) {
        SlipEvent element = new SlipEvent();
        element.setSequence(event.sequence());
        element.setAt(CommonXml.text(event.at()));
        element.setActor(event.actor());
        element.setAction(event.action().wireName());
        element.setForm(CommonXml.optional((Object) event.form()));
        element.setForms(event.forms());
        element.setOutcome(CommonXml.optional((Object) event.outcome()));
        element.setCode(event.code());
        element.setNote(event.note());
        element.setHash(event.hash());
        return element;
    }

    static Reconciliation of(TransmittalSlips.Reconciliation done) {
        Reconciliation element = new Reconciliation();
        element.setTaken(done.taken());
        element.setKnown(done.known());
        done.refused().forEach(refused -> {
            RefusedLine line = new RefusedLine();
            line.setLine(refused.line());
            line.setDetail(CommonXml.of(refused.detail()));
            element.getRefused().add(line);
        });
        element.setSlip(of(done.slip()));
        return element;
    }

    static Difference of(TransmittalSlips.Difference difference) {
        Difference element = new Difference();
        element.setSlip(difference.slip().value());
        element.setDestination(difference.destination());
        element.setTransmittedAt(CommonXml.text(difference.transmittedAt()));
        element.setLine(of(difference.line()));
        return element;
    }
}
