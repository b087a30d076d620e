package org.relais.core.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.cases.Priority;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.PackSamples;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;

class RuleTableRouterTest {

    private static final Instant AT = Instant.parse("2021-09-06T20:30:00Z");

    private static final String RULES = """
              - id: caps-phone
                when: {site: caps, channel: phone}
                then: {department: DPASS, queue: hotline, priority: high}
                reason: {fr: r, en: r}
              - id: dumbea
                when: {commune: Dumbéa, language: en}
                then: {department: DPASS}
                reason: {fr: r, en: r}
              - id: words
                when: {words: [feuille de soins, cœur]}
                then: {department: DPASS}
                reason: {fr: r, en: r}
            """;

    private final OfficeFixture calendar = new OfficeFixture();
    private final Router shipped = router(PackSamples.shipped());
    private final Router own =
            router(PackSamples.read(PackSamples.smallText().replace("  - id: desk\n", RULES + "  - id: desk\n")));

    private Router router(OfficePack pack) {
        InForce rules = InForce.of(0, pack.rules(), pack.office());
        return new RuleTableRouter(() -> rules, calendar);
    }

    private static RoutingRequest about(@Nullable String topic) {
        return new RoutingRequest(topic == null ? null : new TopicId(topic), null, null, null, null, null, AT);
    }

    private String rule(
            @Nullable String channel,
            @Nullable String site,
            @Nullable String commune,
            @Nullable String language,
            @Nullable String text) {
        return own.route(new RoutingRequest(
                        null,
                        channel == null ? null : new ChannelId(channel),
                        site == null ? null : new SiteId(site),
                        commune,
                        language,
                        text,
                        AT))
                .trace()
                .rule();
    }

    @ParameterizedTest
    @CsvSource({
        "vaccination,DPASS,topic-vaccination",
        "care,DPASS,topic-care",
        "business-aid,DDET,topic-business-aid",
        "scholarships,DERES,topic-scholarships",
        "lockdown-rules,DAJI,topic-lockdown-rules",
        "employee-aid,DEL,topic-employee-aid",
        "childcare,DERES,topic-childcare",
        "other,DAJI,desk",
        "emergency,DPASS,topic-emergency"
    })
    void theShippedPackSendsEachTopicToItsDepartment(String topic, String department, String rule) {
        RoutingDecision decision = shipped.route(about(topic));
        assertEquals(department, decision.department().value());
        assertEquals(rule, decision.trace().rule());
    }

    @Test
    void aDepartmentsOwnQueueHasItsIdInLowerCase() {
        RoutingDecision decision = shipped.route(about("vaccination"));
        assertEquals("dpass", decision.queue());
        assertEquals(Priority.NORMAL, decision.priority());
        assertNull(decision.emergencyScript());
    }

    @Test
    void anEmergencyBringsWhatToSayFirst() {
        RoutingDecision decision = shipped.route(about("emergency"));
        assertEquals(Priority.URGENT, decision.priority());
        assertEquals(true, decision.emergencyScript().fr().contains("15"));
    }

    @Test
    void aRequestAboutNothingKnownGoesToTheDesk() {
        assertEquals("desk", shipped.route(about(null)).trace().rule());
    }

    @Test
    void everyConditionOfARuleMustFit() {
        assertEquals("caps-phone", rule("phone", "caps", null, null, null));
        assertEquals("desk", rule("phone", null, null, null, null));
        assertEquals("desk", rule("web", "caps", null, null, null));
        assertEquals("dumbea", rule(null, null, "dumbea", "en-GB", null));
        assertEquals("desk", rule(null, null, "DUMBÉA", "fr", null));
        assertEquals("desk", rule(null, null, "Nouméa", "en", null));
    }

    @Test
    void theRuleSaysTheQueueAndThePriority() {
        RoutingDecision decision =
                own.route(new RoutingRequest(null, new ChannelId("phone"), new SiteId("caps"), null, null, null, AT));
        assertEquals("hotline", decision.queue());
        assertEquals(Priority.HIGH, decision.priority());
    }

    @Test
    void wordsAreFoundWhateverTheirAccentsAndCaseAndOnlyAsWholeWords() {
        assertEquals("words", rule(null, null, null, null, "Ma FEUILLE  de\nsoîns, perdue"));
        assertEquals("words", rule(null, null, null, null, "mal au coeur"));
        assertEquals("desk", rule(null, null, null, null, "feuille de soinsx"));
        assertEquals("desk", rule(null, null, null, null, null));
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        assertEquals("caps-phone", rule("phone", "caps", "Dumbéa", "en", "feuille de soins"));
    }
}
