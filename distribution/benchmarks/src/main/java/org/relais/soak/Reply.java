package org.relais.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system answered to a submission.
 *
 * @param retryAfter the header; empty when absent
 */
record Reply(Submission.Protocol protocol, int status, String retryAfter, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param cases how many it opened */
    record Receipt(String id, String state, int cases) {}

    boolean isAccepted() {
        return status == 200 || status == 201;
    }

    /** The only answer of a server's fault that is allowed. */
    boolean isPleaseComeBack() {
        return status == 503 && retryAfter.matches("\\d+");
    }

    Receipt receipt() {
        return protocol == Submission.Protocol.REST ? fromJson() : fromEnvelope();
    }

    private Receipt fromJson() {
        try {
            JsonNode intake = JSON.readTree(body);
            return new Receipt(
                    intake.path("id").asText(),
                    intake.path("state").asText(),
                    intake.path("cases").size());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private Receipt fromEnvelope() {
        Matcher cases = Pattern.compile("<(?:\\w+:)?cases>").matcher(body);
        return new Receipt(
                element("id"), element("state"), (int) cases.results().count());
    }

    private String element(String name) {
        Matcher element = Pattern.compile("<(?:\\w+:)?" + name + ">([^<]*)<").matcher(body);
        return element.find() ? element.group(1) : "";
    }

    @Override
    public String toString() {
        return protocol + " " + status + " " + (body.length() > 200 ? body.substring(0, 200) : body);
    }
}
