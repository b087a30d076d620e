package org.relais.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Forms that differ from a good one in one place: what people and programs send by mistake, or in malice. */
final class Variations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<JsonNode> VALUES = values();

    private Variations() {}

    private static List<JsonNode> values() {
        List<JsonNode> values = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "x",
                "0",
                "-1",
                "é\u202e",
                "'; drop table X; --",
                "<b>100 %</b>",
                "2021-02-30",
                "9999-12-31",
                "0000-01-01",
                "2021-09-07T07:13:04+11:00",
                "00000000-0000-0000-0000-000000000000",
                "2021-000001-X",
                "a".repeat(201),
                "a".repeat(4_001))) {
            values.add(JSON.textNode(text));
        }
        for (String number : List.of("0", "-1", "1", "1.5", "2147483648", "1E+18", "-1E+18")) {
            values.add(JSON.numberNode(new BigDecimal(number)));
        }
        values.add(JSON.numberNode(Long.valueOf(1_000_000_000_000L)));
        values.add(JSON.booleanNode(true));
        values.add(JSON.booleanNode(false));
        values.add(JSON.arrayNode());
        values.add(JSON.objectNode());
        return values;
    }

    /** Each member missing, and each value replaced by every other kind of value. */
    static List<JsonNode> of(JsonNode form) {
        List<JsonNode> variations = new ArrayList<>();
        JsonNode root = form.deepCopy();
        walk(root, root, variations::add);
        return variations;
    }

    /** @param place a part of {@code root}, changed for a moment and put back */
    private static void walk(JsonNode place, JsonNode root, Consumer<JsonNode> found) {
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                members(object, name, root, found);
            }
        } else if (place instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                elements(array, i, root, found);
            }
        }
    }

    private static void members(ObjectNode object, String name, JsonNode root, Consumer<JsonNode> found) {
        JsonNode value = object.get(name);
        object.remove(name);
        found.accept(root.deepCopy());
        for (JsonNode other : VALUES) {
            object.set(name, other);
            found.accept(root.deepCopy());
        }
        object.set(name, value);
        walk(value, root, found);
    }

    private static void elements(ArrayNode array, int index, JsonNode root, Consumer<JsonNode> found) {
        JsonNode value = array.get(index);
        for (JsonNode other : VALUES) {
            array.set(index, other);
            found.accept(root.deepCopy());
        }
        array.set(index, value);
        walk(value, root, found);
    }

    /** One member more of this name in each object. */
    static List<JsonNode> withMember(JsonNode form, String name) {
        List<JsonNode> variations = new ArrayList<>();
        JsonNode root = form.deepCopy();
        add(root, name, root, variations);
        return variations;
    }

    private static void add(JsonNode place, String name, JsonNode root, List<JsonNode> variations) {
        if (place instanceof ObjectNode object && !object.has(name)) {
            object.put(name, "nobody asked for this");
            variations.add(root.deepCopy());
            object.remove(name);
        }
        place.forEach(member -> add(member, name, root, variations));
    }

    /** Each text replaced by this one. */
    static List<JsonNode> saying(JsonNode form, String text) {
        List<JsonNode> variations = new ArrayList<>();
        JsonNode root = form.deepCopy();
        say(root, JSON.textNode(text), root, variations::add);
        return variations;
    }

    private static void say(JsonNode place, TextNode text, JsonNode root, Consumer<JsonNode> found) {
        if (place instanceof ObjectNode object) {
            List.copyOf(object.properties()).forEach(member -> {
                if (member.getValue().isTextual()) {
                    JsonNode before = object.replace(member.getKey(), text);
                    found.accept(root.deepCopy());
                    object.set(member.getKey(), before);
                }
            });
        } else if (place instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    JsonNode before = array.set(i, text);
                    found.accept(root.deepCopy());
                    array.set(i, before);
                }
            }
        }
        place.forEach(member -> say(member, text, root, found));
    }

    /** A value at a pointer, in the place of what is there; objects on the way are made. */
    static JsonNode with(JsonNode form, String pointer, JsonNode value) {
        ObjectNode root = form.deepCopy();
        JsonPointer place = JsonPointer.compile(pointer);
        root.withObject(place.head()).set(place.last().getMatchingProperty(), value);
        return root;
    }
}
