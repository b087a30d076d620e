package org.relais.core.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.cases.Priority;
import org.relais.core.internal.office.RoutingRule;
import org.relais.core.internal.office.RoutingRule.Conditions;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.routing.RoutingRequest;
import org.relais.routing.RuleWarning;
import org.relais.texts.LocalizedText;

class RuleCoverageTest {

    private static final LocalizedText TEXT = new LocalizedText("t", "t");
    private static final Instant OPEN = Instant.parse("2021-09-06T20:30:00Z");
    private static final Instant CLOSED = OPEN.plusSeconds(1);

    /** care and its part cure; danger, an emergency, and its part fire; tax. */
    private static final Office OFFICE = new Office(
            "test",
            TEXT,
            ZoneOffset.UTC,
            new DepartmentId("D"),
            List.of(new Site(new SiteId("s"), TEXT), new Site(new SiteId("r"), TEXT)),
            List.of(),
            List.of(
                    topic("care", null, false),
                    topic("cure", "care", false),
                    topic("danger", null, true),
                    topic("fire", "danger", false),
                    topic("tax", null, false)),
            List.of(),
            List.of());

    private static Topic topic(String id, @Nullable String parent, boolean emergency) {
        return new Topic(
                new TopicId(id),
                TEXT,
                Duration.ofHours(1),
                emergency ? TEXT : null,
                parent == null ? null : new TopicId(parent));
    }

    private static Conditions when(
            Set<String> topics,
            Set<String> channels,
            List<String> words,
            @Nullable Boolean urgent,
            @Nullable Boolean open) {
        return new Conditions(topics, channels, Set.of(), Set.of(), Set.of(), words, urgent, open);
    }

    private static Conditions topics(String... ids) {
        return when(Set.of(ids), Set.of(), List.of(), null, null);
    }

    private static Conditions open(boolean open) {
        return when(Set.of(), Set.of(), List.of(), null, open);
    }

    private static Conditions words(String... words) {
        return when(Set.of(), Set.of(), List.of(words), null, null);
    }

    private static RuleTable table(List<Conditions> conditions) {
        List<RoutingRule> rules = new ArrayList<>();
        for (Conditions when : conditions) {
            rules.add(
                    new RoutingRule("r" + rules.size(), when, new DepartmentId("D"), "d", Priority.NORMAL, null, TEXT));
        }
        return new RuleTable(rules, OFFICE);
    }

    private static List<RuleWarning> warnings(Conditions... conditions) {
        return RuleCoverage.warnings(table(List.of(conditions)));
    }

    private static void assertDead(List<String> shadowedBy, Conditions... conditions) {
        List<RuleWarning> warnings = warnings(conditions);
        assertEquals(1, warnings.size(), warnings::toString);
        assertEquals("r" + (conditions.length - 1), warnings.get(0).rule());
        assertEquals(shadowedBy, warnings.get(0).shadowedBy());
    }

    @Test
    void aPartOfATopicIsTakenByARuleOnTheWhole() {
        assertDead(List.of("r0"), topics("care"), topics("cure"));
        assertEquals(List.of(), warnings(topics("cure"), topics("care")));
    }

    @Test
    void openAndClosedTogetherTakeEverything() {
        assertDead(List.of("r0", "r1"), open(true), open(false), topics("tax"));
        assertDead(List.of("r0", "r1"), open(true), open(false), Conditions.NONE);
        assertEquals(List.of(), warnings(open(true), topics("tax")));
    }

    @Test
    void emergenciesAreTopics() {
        assertDead(List.of("r0"), when(Set.of(), Set.of(), List.of(), true, null), topics("fire"));
        assertDead(List.of(), when(Set.of("tax"), Set.of(), List.of(), true, null));
        assertEquals(List.of(), warnings(when(Set.of("danger"), Set.of(), List.of(), true, null)));
    }

    @Test
    void aTopicThatTheOfficeDoesNotHaveFitsNothing() {
        assertDead(List.of(), topics("gone"));
    }

    @Test
    void aLongerPhraseIsTakenByAShorterOneAndWordsByTheirPlainForm() {
        assertDead(List.of("r0"), words("soins", "cœur"), words("Feuille de SOINS", "coeur"));
        assertEquals(List.of(), warnings(words("feuille de soins"), words("soins")));
        assertEquals(List.of(), warnings(words("soin"), words("soins")));
    }

    /** Each rule before takes other halves of three dimensions, which leaves ever more parts. */
    @Test
    void aRuleThatWouldTakeTooLongToJudgeIsReportedAsNotJudged() {
        Random random = new Random(7);
        String[] values = IntStream.range(0, 60).mapToObj(i -> "v" + i).toArray(String[]::new);
        List<Conditions> conditions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            conditions.add(new Conditions(
                    Set.of(),
                    half(random, values),
                    Set.of(),
                    half(random, values),
                    half(random, values),
                    List.of(),
                    null,
                    null));
        }
        conditions.add(Conditions.NONE);
        RuleWarning last = warnings(conditions.toArray(Conditions[]::new)).stream()
                .filter(warning -> warning.rule().equals("r20"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(), last.shadowedBy());
        assertTrue(last.reason().en().startsWith("Not judged"), last.reason()::en);
    }

    private static Set<String> half(Random random, String... values) {
        List<String> shuffled = new ArrayList<>(List.of(values));
        Collections.shuffle(shuffled, random);
        return Set.copyOf(shuffled.subList(0, values.length / 2));
    }

    /** Every set of rules is judged as by routing every request of a small universe. */
    @Test
    void exactlyTheRulesThatNoRequestReachesAreReported() {
        List<RoutingRequest> all = everyRequest();
        int dead = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Conditions> conditions = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                conditions.add(random(random));
            }
            RuleTable table = table(conditions);
            Set<String> fired = new HashSet<>();
            all.forEach(request ->
                    table.first(request, made -> made.at().equals(OPEN)).ifPresent(rule -> fired.add(rule.id())));
            Set<String> never = table.rules().stream().map(RoutingRule::id).collect(Collectors.toSet());
            never.removeAll(fired);
            assertEquals(
                    never,
                    RuleCoverage.warnings(table).stream().map(RuleWarning::rule).collect(Collectors.toSet()),
                    () -> conditions.toString());
            dead += never.size();
        }
        assertTrue(dead > 200, "the sample has " + dead + " rules that never fire");
    }

    private static Conditions random(Random random) {
        return new Conditions(
                some(random, "care", "cure", "danger", "fire", "tax"),
                some(random, "web", "phone"),
                some(random, "s", "r"),
                some(random, "Dumbéa"),
                some(random, "fr"),
                List.copyOf(some(random, "a", "b", "a b")),
                random.nextInt(4) == 0 ? random.nextBoolean() : null,
                random.nextInt(3) == 0 ? random.nextBoolean() : null);
    }

    private static Set<String> some(Random random, String... values) {
        return random.nextInt(3) > 0
                ? Set.of()
                : Arrays.stream(values).filter(value -> random.nextBoolean()).collect(Collectors.toSet());
    }

    private static List<RoutingRequest> everyRequest() {
        List<RoutingRequest> all = new ArrayList<>();
        for (String topic : new String[] {null, "care", "cure", "danger", "fire", "tax"}) {
            for (String channel : new String[] {null, "web", "phone"}) {
                for (String site : new String[] {null, "s", "r"}) {
                    for (String commune : new String[] {null, "dumbea"}) {
                        for (String language : new String[] {null, "fr-NC"}) {
                            for (String text : new String[] {null, "a", "b", "a b", "b a"}) {
                                for (Instant at : List.of(OPEN, CLOSED)) {
                                    all.add(new RoutingRequest(
                                            topic == null ? null : new TopicId(topic),
                                            channel == null ? null : new ChannelId(channel),
                                            site == null ? null : new SiteId(site),
                                            commune,
                                            language,
                                            text,
                                            at));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }
}
