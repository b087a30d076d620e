package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.intake.FormData;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueView;
import org.relais.soap.internal.contract.work.EditQueue;
import org.relais.soap.internal.contract.work.Queue;
import org.relais.soap.internal.contract.work.QueueCase;
import org.relais.soap.internal.contract.work.QueueSettings;
import org.relais.soap.internal.contract.work.TopicSkill;

/** Queues and what waits in them, as the contract spells them. */
final class QueueXml {

    private QueueXml() {}

    static Queue of(QueueView view) {
        Queue element = new Queue();
        element.setSettings(of(view.queue()));
        element.setOpen(view.open());
        element.setWaiting(view.waiting());
        element.setAssigned(view.assigned());
        element.setOverdue(view.overdue());
        element.setOldest(CommonXml.optional(view.oldestAt()));
        return element;
    }

    static QueueSettings of(QueueDefinition queue) {
        QueueSettings element = new QueueSettings();
        element.setId(queue.id());
        element.setKind(queue.kind().name());
        element.setDepartment(queue.department().value());
        element.setTeam(queue.team());
        element.setAssignment(queue.settings().assignment().name());
        element.setLoadLimit(queue.settings().loadLimit());
        element.setSkill(queue.settings().skill());
        queue.settings().skillsByTopic().forEach((topic, skill) -> {
            TopicSkill pair = new TopicSkill();
            pair.setTopic(topic);
            pair.setSkill(skill);
            element.getSkillsByTopic().add(pair);
        });
        element.setRevision(queue.revision());
        return element;
    }

    static QueueCase of(CaseSummary summary) {
        QueueCase element = new QueueCase();
        element.setId(summary.id().toString());
        element.setReference(summary.reference().value());
        element.setStatus(summary.status().name());
        element.setSubject(summary.subject());
        element.setTopic(CommonXml.optional((Object) summary.topic()));
        element.setPriority(summary.priority().name());
        element.setDepartment(summary.department().value());
        element.setAssignee(summary.assignee());
        element.setReceivedAt(CommonXml.text(summary.receivedAt()));
        element.setDueAt(CommonXml.optional(summary.dueAt()));
        element.setOverdue(summary.overdue());
        return element;
    }

    static QueueCase of(CaseView view) {
        return of(new CaseSummary(
                view.id(),
                view.reference(),
                view.status(),
                view.subject(),
                view.topic(),
                view.channel(),
                view.priority(),
                view.department(),
                view.assignee(),
                view.receivedAt(),
                view.dueAt(),
                view.overdue()));
    }

    /** The members that REST takes, read by the same rules. */
    static FormData form(EditQueue request) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "assignment", request.getAssignment());
        put(members, "loadLimit", request.getLoadLimit());
        put(members, "skill", request.getSkill());
        put(members, "reason", request.getReason());
        if (!request.getSkillsByTopic().isEmpty()) {
            Map<String, Object> skills = new LinkedHashMap<>();
            request.getSkillsByTopic().forEach(pair -> skills.put(pair.getTopic(), pair.getSkill()));
            members.put("skillsByTopic", skills);
        }
        return new FormData(members);
    }

    private static void put(Map<String, Object> members, String name, @org.jspecify.annotations.Nullable Object value) {
        Optional.ofNullable(value).ifPresent(present -> members.put(name, present.toString()));
    }
}
