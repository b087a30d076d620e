package org.relais.queues;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Office;
import org.relais.directory.Skills;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * New settings of a queue, in place of all that it had.
 *
 * @param reason for the journal
 */
public record QueueEdit(QueueSettings settings, @Nullable String reason) {

    private static final String SKILLS_BY_TOPIC = "skillsByTopic";
    private static final int LONGEST_REASON = 4000;
    private static final LocalizedText NO_SKILL = new LocalizedText(
            "Une compétence est attendue : des lettres et des chiffres, 50 au plus.",
            "A skill is expected: letters and digits, at most 50.");

    private static final LocalizedText LONG_REASON =
            new LocalizedText("%d caractères au plus.", "At most %d characters.").formatted(LONGEST_REASON);

    /**
     * Reads {@code assignment} (required), {@code loadLimit}, {@code skill}, {@code skillsByTopic} (id of a topic to a skill) and
     * {@code reason}.
     *
     * @param office in which topics are known
     * @throws RelaisException {@code invalid-request} that names everything that is wrong
     */
    public static QueueEdit of(FormData form, Office office) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> skills = skillsByTopic(form.members().get(SKILLS_BY_TOPIC), office, errors);
        Map<String, Object> texts = new LinkedHashMap<>(form.members());
        texts.remove(SKILLS_BY_TOPIC);
        texts.replaceAll((name, value) -> value instanceof Long number ? number.toString() : value);
        Parameters given = new Parameters(texts);
        given.required("assignment");
        @Nullable AssignmentPolicy assignment = given.choice("assignment", AssignmentPolicy.class);
        @Nullable Integer limit = given.number("loadLimit", 1, QueueSettings.MAX_LOAD_LIMIT);
        @Nullable String skill = given.parsed("skill", Skills::normalise, NO_SKILL);
        @Nullable String reason = given.parsed("reason", QueueEdit::reason, LONG_REASON);
        try {
            given.check();
        } catch (RelaisException refused) {
            errors.addAll(refused.errors());
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return new QueueEdit(
                new QueueSettings(assignment == null ? AssignmentPolicy.NONE : assignment, limit, skill, skills),
                reason);
    }

    private static Optional<String> reason(String text) {
        return Optional.of(text).filter(it -> it.length() <= LONGEST_REASON);
    }

    private static Map<String, String> skillsByTopic(@Nullable Object value, Office office, List<FieldError> errors) {
        Map<String, String> skills = new LinkedHashMap<>();
        if (value == null) {
            return skills;
        }
        String pointer = "/" + SKILLS_BY_TOPIC;
        if (!(value instanceof Map<?, ?> members)) {
            errors.add(new FieldError(
                    pointer, new LocalizedText("Un objet JSON est attendu.", "A JSON object is expected.")));
            return skills;
        }
        members.forEach((topic, skill) -> {
            String place = FieldError.pointer(pointer, topic.toString());
            Optional<String> normal = skill instanceof String text ? Skills.normalise(text) : Optional.empty();
            if (office.topic(topic.toString()).isEmpty()) {
                errors.add(new FieldError(place, new LocalizedText("Thème inconnu.", "Unknown topic.")));
            } else if (normal.isEmpty()) {
                errors.add(new FieldError(place, NO_SKILL));
            } else {
                skills.put(topic.toString(), normal.get());
            }
        });
        return skills;
    }
}
