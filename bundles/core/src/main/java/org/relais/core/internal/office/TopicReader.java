package org.relais.core.internal.office;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.cases.Priority;
import org.relais.directory.Confidentiality;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;

/** Reads the topics, a tree written as a list. */
final class TopicReader {

    private static final Map<String, Confidentiality> LEVELS = Confidentiality.ofTheOffice().stream()
            .collect(Collectors.toMap(level -> level.name().toLowerCase(Locale.ROOT), level -> level));

    private final Uniqueness ids = new Uniqueness("topic");
    private final Parents parents;

    private final DeadlineReader deadlines;
    private final Set<String> publicSpace = new HashSet<>();

    TopicReader(YamlSection root, DeadlineReader deadlines) {
        this.deadlines = deadlines;
        this.parents = new Parents(root.names("topics", "id"), "topic");
    }

    Topic topic(YamlSection section) {
        String id = ids.check(section.text("id"), Syntax.ID, Syntax.ID_EXPECTED);
        section.optional("publicSpace")
                .filter(text -> text.as(TopicReader::truth, false, "true or false"))
                .ifPresent(marked -> publicSpace.add(id));
        return new Topic(
                new TopicId(id),
                section.localized("name"),
                deadlines.read(id, section).target(Priority.NORMAL),
                section.has("emergency") ? section.localized("emergency") : null,
                section.optional("parent")
                        .map(text -> new TopicId(parents.check(id, text)))
                        .orElse(null),
                section.optional("confidentiality").map(TopicReader::level).orElse(Confidentiality.NORMAL));
    }

    /** Topics about places that everybody sees, by id; to be asked after the topics were read. */
    Set<String> publicSpace() {
        return publicSpace;
    }

    private static Confidentiality level(YamlText text) {
        text.among(LEVELS.keySet(), "value");
        return LEVELS.getOrDefault(text.value(), Confidentiality.SECRET);
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
