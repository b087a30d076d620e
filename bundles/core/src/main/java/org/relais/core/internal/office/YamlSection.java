package org.relais.core.internal.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the pack. Reading never fails: what is missing or of another kind is recorded as a mistake and answered with an
 * empty value, so that one pass finds everything. {@link #end} refuses the keys that nobody asked for. Not thread-safe.
 */
final class YamlSection {

    private static final LocalizedText NO_TEXT = new LocalizedText("", "");
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 1000;

    private final String path;
    private final int line;
    private final Mistakes mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlSection(MappingNode node, String path, Mistakes mistakes) {
        this.path = path;
        this.line = lineOf(node);
        this.mistakes = mistakes;
        node.getValue().forEach(entry -> {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int keyLine = lineOf(entry.getKeyNode());
            if (values.putIfAbsent(key, entry.getValueNode()) != null) {
                mistakes.add(keyLine, pathTo(key), "the key stands here twice, first in line " + keyLines.get(key));
            }
            keyLines.putIfAbsent(key, keyLine);
        });
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    int line() {
        return line;
    }

    void refuse(String message) {
        mistakes.add(line, path, message);
    }

    /** Records a mistake about the value of a key, in the line of the key. */
    void refuse(String key, String message) {
        mistakes.add(keyLines.getOrDefault(key, line), pathTo(key), message);
    }

    boolean has(String key) {
        return value(key) != null;
    }

    /** Is the value a mapping? */
    boolean hasKeys(String key) {
        return value(key) instanceof MappingNode;
    }

    /** Reads a text that must be there. */
    YamlText text(String key) {
        return optional(key).orElseGet(() -> {
            if (value(key) == null) {
                mistakes.add(line, pathTo(key), "is missing");
            }
            return nothing(key);
        });
    }

    /** Reads a text that may be absent; a value of another kind is a mistake and reads as absent. */
    Optional<YamlText> optional(String key) {
        Node node = value(key);
        return node == null ? Optional.empty() : scalar(node, pathTo(key));
    }

    /** Reads one text or a list of texts; absent is empty. */
    List<YamlText> texts(String key) {
        Node node = value(key);
        if (!(node instanceof SequenceNode sequence)) {
            return node == null ? List.of() : scalar(node, pathTo(key)).stream().toList();
        }
        List<YamlText> texts = new ArrayList<>();
        for (int index = 0; index < sequence.getValue().size(); index++) {
            scalar(sequence.getValue().get(index), pathTo(key) + "[" + index + "]")
                    .ifPresent(texts::add);
        }
        return texts;
    }

    /** As {@link #texts}; an empty list is a mistake. */
    List<YamlText> someTexts(String key) {
        if (value(key) instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            refuse(key, "is an empty list; name at least one value or leave the key out");
        }
        return texts(key);
    }

    /** Reads a text in French and English, both required. */
    LocalizedText localized(String key) {
        return section(key, NO_TEXT, text -> new LocalizedText(text.sentence("fr"), text.sentence("en")));
    }

    /** Reads a list of such texts; absent is empty. */
    List<LocalizedText> localizedList(String key) {
        return list(key, text -> new LocalizedText(text.sentence("fr"), text.sentence("en")));
    }

    private String sentence(String key) {
        YamlText text = text(key);
        int longest = path.endsWith("name") ? MAX_NAME : MAX_TEXT;
        if (text.value().length() > longest) {
            text.refuse("has " + text.value().length() + " characters; at most " + longest);
        }
        return text.value();
    }

    /** Reads a mapping that must be there and refuses what the reader did not ask for. */
    <T> T section(String key, T fallback, Function<YamlSection, T> reader) {
        Node node = value(key);
        if (node == null) {
            mistakes.add(line, pathTo(key), "is missing");
            return fallback;
        }
        return mapping(node, pathTo(key), reader).orElse(fallback);
    }

    /** Reads a list of mappings; absent is empty. */
    <T> List<T> list(String key, Function<YamlSection, T> reader) {
        Node node = value(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            mistakes.add(lineOf(node), pathTo(key), "must be a list");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int index = 0; index < sequence.getValue().size(); index++) {
            mapping(sequence.getValue().get(index), pathTo(key) + "[" + index + "]", reader)
                    .ifPresent(items::add);
        }
        return items;
    }

    /** As {@link #list}; an empty or absent list is a mistake. */
    <T> List<T> required(String key, Function<YamlSection, T> reader) {
        List<T> items = list(key, reader);
        boolean empty = !(values.get(key) instanceof SequenceNode sequence)
                || sequence.getValue().isEmpty();
        if (empty && !(values.get(key) instanceof MappingNode)) {
            refuse(key, "needs at least one entry");
        }
        return items;
    }

    /** What the entries of a list call themselves, without judging the list; for references from elsewhere. */
    Set<String> names(String list, String key) {
        Set<String> names = new LinkedHashSet<>();
        if (values.get(list) instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    mapping.getValue().stream()
                            .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                                    && name.getValue().equals(key))
                            .filter(entry -> entry.getValueNode() instanceof ScalarNode)
                            .forEach(entry -> names.add(((ScalarNode) entry.getValueNode()).getValue()));
                }
            }
        }
        return names;
    }

    /** Refuses every key that was not asked for. */
    void end() {
        values.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> mistakes.add(
                        keyLines.getOrDefault(key, line),
                        pathTo(key),
                        "unknown key '" + key + "'; allowed: " + String.join(", ", asked)));
    }

    private <T> Optional<T> mapping(Node node, String where, Function<YamlSection, T> reader) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(lineOf(node), where, "must have keys of its own (key: value)");
            return Optional.empty();
        }
        YamlSection section = new YamlSection(mapping, where, mistakes);
        T read = reader.apply(section);
        section.end();
        return Optional.of(read);
    }

    private Optional<YamlText> scalar(Node node, String where) {
        if (!(node instanceof ScalarNode scalar)) {
            mistakes.add(lineOf(node), where, "must be a single text");
            return Optional.empty();
        }
        String value = scalar.getValue().strip();
        if (value.isEmpty() || Tag.NULL.equals(scalar.getTag())) {
            mistakes.add(lineOf(node), where, "is empty");
            return Optional.empty();
        }
        return Optional.of(new YamlText(value, lineOf(node), where, mistakes));
    }

    private @Nullable Node value(String key) {
        asked.add(key);
        return values.get(key);
    }

    private YamlText nothing(String key) {
        return new YamlText("", line, pathTo(key), mistakes);
    }

    private String pathTo(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
