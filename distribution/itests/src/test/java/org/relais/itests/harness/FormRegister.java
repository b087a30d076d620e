package org.relais.itests.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The register of a delegated service as an officer reads it, whole. */
public final class FormRegister {

    private final Api officer;
    private final DeployedService service;

    public FormRegister(Api officer, DeployedService service) {
        this.officer = officer;
        this.service = service;
    }

    /** The partner's numbers of all forms; fails when our own numbers have a gap in a year, or one is there twice. */
    public List<String> gapless() {
        List<String> formNumbers = new ArrayList<>();
        Map<String, List<Integer>> sequences = new TreeMap<>();
        for (JsonNode form : all()) {
            formNumbers.add(form.path("formNumber").asText());
            String number = form.path("number").asText();
            int dash = number.lastIndexOf('-');
            sequences
                    .computeIfAbsent(number.substring(0, dash), none -> new ArrayList<>())
                    .add(Integer.parseInt(number.substring(dash + 1)));
        }
        sequences.forEach((series, given) -> {
            assertEquals(given.size(), new HashSet<>(given).size(), () -> series + " has a number twice: " + given);
            assertEquals(
                    given.size(),
                    given.stream().mapToInt(Integer::intValue).max().orElseThrow(),
                    () -> series + " has a gap: " + given);
        });
        return formNumbers;
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        String page = service.path() + "/forms?limit=200";
        String cursor = "";
        do {
            JsonNode answer = officer.get(page + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            answer.path("items").forEach(all::add);
            cursor = answer.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return all;
    }
}
