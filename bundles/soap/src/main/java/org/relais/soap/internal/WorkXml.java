package org.relais.soap.internal;

import java.util.Optional;
import org.relais.soap.internal.contract.work.Deadline;
import org.relais.soap.internal.contract.work.Decision;
import org.relais.soap.internal.contract.work.Notification;
import org.relais.soap.internal.contract.work.Pause;
import org.relais.soap.internal.contract.work.Step;

/** Deadlines and notifications, as the contract spells them. */
final class WorkXml {

    private WorkXml() {}

    static Deadline of(org.relais.deadlines.Deadline deadline) {
        Deadline element = new Deadline();
        element.setReceivedAt(CommonXml.text(deadline.receivedAt()));
        element.setTargetMinutes(deadline.target().toMinutes());
        element.setDueAt(CommonXml.optional(deadline.dueAt()));
        element.setRemainingMinutes(deadline.remaining().toMinutes());
        element.setOverdue(deadline.overdue());
        deadline.pauses().forEach(pause -> element.getPauses().add(of(pause)));
        element.getExplanation().addAll(CommonXml.all(deadline.explanation()));
        deadline.steps().forEach(step -> element.getSteps().add(of(step)));
        Optional.ofNullable(deadline.decision()).ifPresent(decision -> {
            Decision silence = new Decision();
            silence.setDate(decision.date().toString());
            silence.setEffect(decision.effect().name());
            element.setDecision(silence);
        });
        return element;
    }

    private static Pause of(org.relais.deadlines.Deadline.Pause pause) {
        Pause element = new Pause();
        element.setFrom(CommonXml.text(pause.from()));
        element.setTo(CommonXml.optional(pause.to()));
        element.setReason(pause.reason());
        element.setWorkingMinutes(pause.workingTime().toMinutes());
        return element;
    }

    private static Step of(org.relais.deadlines.Deadline.Step step) {
        Step element = new Step();
        element.setName(CommonXml.of(step.name()));
        element.getActions().addAll(step.actions());
        element.setDone(step.done());
        element.setAt(CommonXml.optional(step.at()));
        return element;
    }

    static Notification of(org.relais.notifications.Notification notification) {
        Notification element = new Notification();
        element.setId(notification.id().toString());
        element.setTo(notification.to());
        if (notification.subject() != null) {
            element.setCase(notification.subject().value());
        }
        if (notification.intake() != null) {
            element.setIntake(notification.intake().toString());
        }
        element.setKind(notification.kind().name());
        element.setText(CommonXml.of(notification.text()));
        element.setAt(CommonXml.text(notification.at()));
        element.setReadAt(CommonXml.optional(notification.readAt()));
        return element;
    }
}
