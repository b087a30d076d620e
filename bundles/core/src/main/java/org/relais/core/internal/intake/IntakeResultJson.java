package org.relais.core.internal.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.directory.DepartmentId;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.OpenedCase;
import org.relais.texts.LocalizedText;

/** What an intake opened, kept with it as it stood then, so that a repeated submission gets the first answer again. */
record IntakeResultJson(
        String contact,
        ContactOutcome outcome,
        List<Opened> cases,
        @Nullable LocalizedText emergency) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    record Opened(
            String id,
            String reference,
            CaseStatus status,
            String department,
            @Nullable String dueAt) {}

    static String write(ContactView contact, List<OpenedCase> cases, @Nullable LocalizedText emergency) {
        List<Opened> opened = cases.stream()
                .map(one -> new Opened(
                        one.id().toString(),
                        one.reference().value(),
                        one.status(),
                        one.department().value(),
                        one.dueAt() == null ? null : one.dueAt().toString()))
                .toList();
        try {
            return JSON.writeValueAsString(
                    new IntakeResultJson(contact.id().toString(), contact.outcome(), opened, emergency));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result always becomes JSON", e);
        }
    }

    static IntakeResultJson read(String json) {
        try {
            return JSON.readValue(json, IntakeResultJson.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored result of an intake is damaged", e);
        }
    }

    ContactView contactView() {
        return new ContactView(UUID.fromString(contact), outcome);
    }

    List<OpenedCase> openedCases() {
        return cases.stream()
                .map(one -> new OpenedCase(
                        new CaseId(UUID.fromString(one.id())),
                        new CaseReference(one.reference()),
                        one.status(),
                        new DepartmentId(one.department()),
                        one.dueAt() == null ? null : Instant.parse(one.dueAt())))
                .toList();
    }
}
