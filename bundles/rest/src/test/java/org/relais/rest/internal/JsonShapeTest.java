package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.Priority;
import org.relais.cases.Requester;
import org.relais.cases.Resolution;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.intake.ChannelState;
import org.relais.intake.ChannelView;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.texts.LocalizedText;

/** The answers as the contract spells them, member by member and in its order. */
class JsonShapeTest {

    private static final UUID ID = UUID.fromString("017bb6a2-0000-7000-8000-000000000001");
    private static final CaseReference REFERENCE = CaseReference.of(2021, 4517);
    private static final Instant AT = Instant.parse("2021-09-06T20:13:04Z");
    private static final LocalizedText TEXT = new LocalizedText("Santé", "Health");

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private void assertJson(String expected, Object value) throws JsonProcessingException {
        assertEquals(
                expected.replaceAll("\n *", "")
                        .replace("REFERENCE", REFERENCE.value())
                        .replace("ID", ID.toString()),
                json.writeValueAsString(value));
    }

    private static CaseView view(Requester requester, Resolution resolution) {
        return new CaseView(
                new CaseId(ID),
                REFERENCE,
                CaseStatus.TRIAGED,
                "Vaccin",
                null,
                new TopicId("vaccination"),
                new ChannelId("phone"),
                "caps",
                Priority.NORMAL,
                requester,
                null,
                null,
                new DepartmentId("DPASS"),
                "dpass",
                null,
                AT,
                null,
                null,
                false,
                null,
                new RoutingTrace("topic-vaccination", TEXT, 0),
                resolution,
                null,
                List.of(),
                2,
                List.of(CaseAction.ASSIGN, CaseAction.TRANSFER),
                3);
    }

    @Test
    void aCase() throws JsonProcessingException {
        assertJson(
                """
                {"id":"ID","reference":"REFERENCE","status":"TRIAGED","subject":"Vaccin","topic":"vaccination",
                "channel":"phone","site":"caps","priority":"NORMAL","requester":{"firstName":"Léa","phone":"20.52.52"},
                "department":"DPASS","queue":"dpass","receivedAt":"2021-09-06T20:13:04Z","overdue":false,
                "routing":{"rule":"topic-vaccination","reason":{"fr":"Santé","en":"Health"},"version":0},
                "resolution":{"code":"ANSWERED","text":"Fait","at":"2021-09-06T20:13:04Z"},
                "openSteps":2,"allowedActions":["assign","transfer"],"revision":3}""",
                CaseJson.of(view(
                        new Requester("Léa", null, "20.52.52", null, null), new Resolution("ANSWERED", "Fait", AT))));
    }

    @Test
    void aRequesterOfWhomNothingIsKnownIsAbsent() {
        assertEquals(
                null,
                CaseJson.of(view(new Requester(null, null, null, null, null), null))
                        .requester());
    }

    @Test
    void anIntake() throws JsonProcessingException {
        assertJson(
                """
                {"id":"ID","channel":"phone","state":"REGISTERED","stampedAt":"2021-09-06T20:13:04Z",
                "contact":{"id":"ID","outcome":"CASE"},
                "cases":[{"id":"ID","reference":"REFERENCE","status":"TRIAGED","department":"DPASS",
                "dueAt":"2021-09-06T20:13:04Z"}]}""",
                IntakeJson.of(new IntakeView(
                        new IntakeId(ID),
                        new ChannelId("phone"),
                        IntakeState.REGISTERED,
                        AT,
                        null,
                        null,
                        new ContactView(ID, ContactOutcome.CASE),
                        List.of(new OpenedCase(
                                new CaseId(ID), REFERENCE, CaseStatus.TRIAGED, new DepartmentId("DPASS"), AT)))));
    }

    @Test
    void aChannelWithItsFormAsPartOfTheDocument() throws JsonProcessingException {
        assertJson(
                """
                {"id":"phone","name":{"fr":"Santé","en":"Health"},"state":"OPEN","form":{"type":"object"}}""",
                ChannelJson.of(new ChannelView(
                        new ChannelId("phone"),
                        TEXT,
                        ChannelState.OPEN,
                        null,
                        List.of(),
                        null,
                        "{\"type\":\"object\"}")));
    }
}
