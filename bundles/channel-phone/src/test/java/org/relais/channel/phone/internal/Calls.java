package org.relais.channel.phone.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;
import org.relais.texts.LocalizedText;

/** An office, a moment and calls for the tests of the phone channel. */
final class Calls {

    /** What counted the call {@code abandoned}. */
    static final IntakeId COUNTED = new IntakeId(new UUID(3, 4));

    static final Instant NOW = Instant.parse("2021-09-06T20:20:00Z");

    static final String FULL = """
            {"site":"caps","topic":"vaccination","subject":"Certificat de vaccination non reçu","description":"Depuis août",
             "commune":"Païta",
             "requester":{"firstName":"Léa","lastName":"Kaloï","phone":"20.52.52","email":"lea@example.nc","language":"fr"},
             "call":{"callId":"pbx-1","caller":"00687273343","startedAt":"2021-09-07T07:13:04+11:00","waitSeconds":23,
                     "talkSeconds":329},
             "outcome":"CASE","department":"DPASS"}
            """;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Calls() {}

    static PhoneChannel channel() {
        return new PhoneChannel(Calls::office, Clock.fixed(NOW, ZoneOffset.UTC), new TakenCalls() {
            @Override
            public Optional<IntakeId> countedAsAbandoned(String callId) {
                return callId.equals("abandoned") ? Optional.of(COUNTED) : Optional.empty();
            }

            @Override
            public boolean hasForm(String callId) {
                return callId.equals("taken");
            }

            @Override
            public void takeByHand(HandReading completed, Registration registration) {
                throw new AssertionError("nothing is registered here");
            }

            @Override
            public void take(StampedIntake intake, Registration registration, CallReader reader) {
                throw new AssertionError("nothing is registered here");
            }
        });
    }

    static Interpretation interpret(String json) {
        return channel().interpret(new StampedIntake(new IntakeId(new UUID(1, 2)), NOW, "agent", form(json), true));
    }

    /** The same for a form that was accepted earlier and waited. */
    static Interpretation interpretLater(String json) {
        return channel().interpret(new StampedIntake(new IntakeId(new UUID(1, 2)), NOW, "agent", form(json), false));
    }

    static FormData form(String json) {
        try {
            return new FormData(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    static Office office() {
        return new Office(
                "test",
                text("Bureau"),
                ZoneId.of("Pacific/Noumea"),
                new DepartmentId("DAJI"),
                List.of(
                        new Site(new SiteId("caps"), text("CAPS")),
                        new Site(new SiteId("hemicycle"), text("Hémicycle"))),
                List.of(department("DAJI", Set.of()), department("DPASS", Set.of("DASS"))),
                List.of(
                        new Topic(new TopicId("vaccination"), text("Vaccination"), Duration.ofHours(9), null, null),
                        new Topic(new TopicId("care"), text("Soins"), Duration.ofHours(9), null, null)),
                List.of(),
                List.of("Païta"));
    }

    private static Department department(String id, Set<String> aliases) {
        return new Department(new DepartmentId(id), Department.Kind.DIRECTORATE, text(id), null, aliases);
    }

    private static LocalizedText text(String text) {
        return new LocalizedText(text, text);
    }
}
