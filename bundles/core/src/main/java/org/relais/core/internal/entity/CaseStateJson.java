package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.relais.core.internal.cases.CaseState;

/** The state of a case before a merge, kept whole so that the merge can be undone. */
final class CaseStateJson {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private CaseStateJson() {}

    static String write(CaseState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state always becomes JSON", e);
        }
    }

    static CaseState read(String json) {
        try {
            return JSON.readValue(json, CaseState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of a case before its merge is damaged", e);
        }
    }
}
