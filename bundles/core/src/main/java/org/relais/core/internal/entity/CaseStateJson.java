package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import org.relais.core.internal.cases.CaseState;
import org.relais.directory.Confidentiality;

/** The state of a case before a merge, kept whole so that the merge can be undone. */
final class CaseStateJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(levels())
            .build();

    /** Fields that states written by version 1.0.0 lack. */
    private static final Map<String, JsonNode> FIRST_VALUES = Map.of(
            "confidentiality", TextNode.valueOf(Confidentiality.NORMAL.name()),
            "refusedBy", JSON.createArrayNode(),
            "escalation", IntNode.valueOf(0),
            "timing", JSON.createObjectNode().set("pauses", JSON.createArrayNode()),
            "procedures", JSON.createObjectNode().put("openSteps", 0));

    private CaseStateJson() {}

    /** A level is written as its name. */
    private static SimpleModule levels() {
        return new SimpleModule()
                .addSerializer(Confidentiality.class, ToStringSerializer.instance)
                .addDeserializer(Confidentiality.class, new FromStringDeserializer<>(Confidentiality.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected Confidentiality _deserialize(String name, DeserializationContext context) {
                        return Confidentiality.named(name);
                    }
                });
    }

    static String write(CaseState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state always becomes JSON", e);
        }
    }

    static CaseState read(String json) {
        try {
            ObjectNode state = (ObjectNode) JSON.readTree(json);
            FIRST_VALUES.forEach((field, value) -> {
                if (!state.has(field)) {
                    state.set(field, value);
                }
            });
            return JSON.treeToValue(state, CaseState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of a case before its merge is damaged", e);
        }
    }
}
