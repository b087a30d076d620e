package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.queues.QueueStore.EditedSettings;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.QueueSettings;

/** One row of RELAIS_QUEUE. */
@Entity
@Table(name = "RELAIS_QUEUE")
@NullUnmarked
class QueueRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "ASSIGNMENT")
    private AssignmentPolicy assignment;

    @Column(name = "LOAD_LIMIT")
    private Integer loadLimit;

    @Column(name = "SKILL")
    private String skill;

    @Column(name = "SKILLS_BY_TOPIC")
    private String skillsByTopic;

    @Version
    @Column(name = "REVISION")
    private long revision;

    QueueRecord() {}

    QueueRecord(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void take(QueueSettings settings) {
        assignment = settings.assignment();
        loadLimit = settings.loadLimit();
        skill = settings.skill();
        String pairs = new TreeMap<>(settings.skillsByTopic())
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(" "));
        skillsByTopic = pairs.isEmpty() ? null : pairs;
    }

    EditedSettings edited() {
        Map<String, String> skills = skillsByTopic == null
                ? Map.of()
                : Arrays.stream(skillsByTopic.split(" "))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new EditedSettings(new QueueSettings(assignment, loadLimit, skill, skills), revision);
    }
}
