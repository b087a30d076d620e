package org.relais.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.Priority;
import org.relais.cases.RoutingTrace;
import org.relais.core.internal.office.DeadlineRules;
import org.relais.core.internal.office.DecisionRule;
import org.relais.core.internal.office.EscalationStep;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackDeadlines;
import org.relais.core.internal.office.PackMode;
import org.relais.core.internal.office.PackRequesters;
import org.relais.core.internal.office.PackRoles;
import org.relais.core.internal.office.RequesterRules;
import org.relais.core.internal.office.TopicDeadlines;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.ResolutionCode;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;
import org.relais.texts.LocalizedText;

/** A small office for the tests of the engine: two departments, a router by topic, and a calendar that closes on demand only. */
public final class OfficeFixture
        implements OfficeDirectory, Router, WorkingCalendar, Accounts, DeadlineRules, RequesterRules, OfficePacks {

    @Override
    public String region() {
        return "NC";
    }

    @Override
    public Duration suggestionWindow() {
        return Duration.ofDays(30);
    }

    @Override
    public boolean isPublicSpace(String topic) {
        return topic.equals("employee-aid");
    }

    public static final ZoneId NOUMEA = ZoneId.of("Pacific/Noumea");
    public static final Caller AGENT = caller("agent", Role.AGENT, "DAJI");
    public static final Caller DPASS = caller("dpass", Role.DEPARTMENT_MEMBER, "DPASS");
    public static final Caller DEL = caller("del", Role.DEPARTMENT_MEMBER, "DEL");
    public static final Caller SUPERVISOR = caller("supervisor", Role.SUPERVISOR, "DAJI");
    public static final Caller ADMIN = caller("admin", Role.ADMINISTRATOR, null);
    public static final Caller CLAIMS = caller("claims", Role.SERVICE_OFFICER, null);
    public static final Caller AUDITOR = caller("auditor", Role.AUDITOR, null);

    /** What happens before and after the due date; a test may say. */
    public volatile List<EscalationStep> steps = List.of();

    /** The same for single topics, instead. */
    public volatile Map<String, List<EscalationStep>> stepsOf = Map.of();

    /** What does not count as working time, as if somebody had edited the calendar; a test may say. */
    public volatile @Nullable Closure closure;

    /** Time that does not count. */
    public record Closure(Instant from, Instant to) {}

    /** Closed until then, for everything but the counting of working time. */
    public volatile Instant closedUntil = Instant.EPOCH;

    /** What the pack says of roles; a test may say. */
    public volatile PackRoles roles = PackRoles.NONE;

    /** Its operating modes; a test may say. */
    public volatile List<PackMode> modes = List.of(PackMode.NORMAL);

    private static final Office OFFICE = new Office(
            "test",
            text("Bureau"),
            NOUMEA,
            new DepartmentId("DAJI"),
            List.of(new Site(new SiteId("caps"), text("CAPS"))),
            List.of(department("DAJI"), department("DPASS"), department("DEL", "DEFE")),
            List.of(
                    new Topic(new TopicId("vaccination"), text("Vaccination"), Duration.ofHours(9), null, null),
                    new Topic(
                            new TopicId("conflict"),
                            text("Conflit"),
                            Duration.ofHours(9),
                            null,
                            null,
                            Confidentiality.SECRET),
                    new Topic(new TopicId("employee-aid"), text("Aide"), Duration.ofHours(18), null, null),
                    new Topic(
                            new TopicId("booster"),
                            text("Rappel"),
                            Duration.ofHours(9),
                            null,
                            new TopicId("vaccination")),
                    new Topic(new TopicId("emergency"), text("Urgence"), Duration.ofHours(1), text("Le 15"), null),
                    new Topic(
                            new TopicId("birth"),
                            text("Accouchement"),
                            Duration.ofHours(1),
                            null,
                            new TopicId("emergency"))),
            List.of(new ResolutionCode("ANSWERED", text("Répondu")), new ResolutionCode("DONE", text("Fait"))),
            List.of("Nouméa"));

    private static LocalizedText text(String text) {
        return new LocalizedText(text, text);
    }

    private static Department department(String id, String... aliases) {
        return new Department(new DepartmentId(id), Department.Kind.DIRECTORATE, text(id), null, Set.of(aliases));
    }

    private static Caller caller(String account, Role role, @Nullable String department) {
        return new Caller(account, Set.of(role), department == null ? null : new DepartmentId(department));
    }

    @Override
    public OfficePack current() {
        return new OfficePack(
                OFFICE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                PackDeadlines.NONE,
                List.of(),
                PackRequesters.DEFAULT,
                roles,
                modes);
    }

    @Override
    public List<String> mistakes() {
        return List.of();
    }

    @Override
    public Office office() {
        return OFFICE;
    }

    @Override
    public TopicDeadlines of(@Nullable String topic) {
        Duration normal = topic != null && topic.equals("vaccination") ? Duration.ofHours(9) : Duration.ofHours(18);
        Map<Priority, Duration> targets = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            targets.put(priority, priority.compareTo(Priority.NORMAL) > 0 ? normal.dividedBy(3) : normal);
        }
        return new TopicDeadlines(
                targets, topic == null ? steps : stepsOf.getOrDefault(topic, steps), DecisionRule.DEFAULT);
    }

    @Override
    public RoutingDecision route(RoutingRequest request) {
        TopicId topic = request.topic();
        String department = topic == null ? "DAJI" : topic.value().equals("vaccination") ? "DPASS" : "DEL";
        String rule = topic == null ? "default" : "topic-" + topic;
        return new RoutingDecision(
                new DepartmentId(department),
                department.toLowerCase(),
                Priority.NORMAL,
                null,
                new RoutingTrace(rule, text("Thème"), 0),
                null);
    }

    /** After the topic's department the desk, then nobody. */
    @Override
    public Optional<RoutingDecision> routeWithout(RoutingRequest request, Set<DepartmentId> refusing) {
        RoutingRequest aboutNothing = new RoutingRequest(null, null, null, null, null, null, request.at());
        return Stream.of(request, aboutNothing)
                .map(this::route)
                .filter(decision -> !refusing.contains(decision.department()))
                .findFirst();
    }

    @Override
    public OpeningStatus status(Instant at, @Nullable SiteId site, @Nullable ChannelId channel) {
        return at.isBefore(closedUntil)
                ? new OpeningStatus(false, officeDay(at), null, closedUntil, text("Fermé"))
                : new OpeningStatus(true, officeDay(at), at.plus(Duration.ofDays(1)), null, null);
    }

    @Override
    public NextWorkingDay nextWorkingDay(LocalDate date) {
        return new NextWorkingDay(date.plusDays(1), List.of());
    }

    @Override
    public DueDate plus(Instant from, Duration working, @Nullable SiteId site, @Nullable ChannelId channel) {
        boolean opens = working.isZero() && from.isBefore(closedUntil);
        return new DueDate(opens ? closedUntil : worked(from, working), List.of());
    }

    @Override
    public Duration between(Instant from, Instant to, @Nullable SiteId site, @Nullable ChannelId channel) {
        Closure shut = closure;
        if (shut == null || !to.isAfter(shut.from()) || !from.isBefore(shut.to())) {
            return elapsed(from, to);
        }
        return elapsed(from, shut.from()).plus(elapsed(shut.to(), to));
    }

    private static Duration elapsed(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    private Instant worked(Instant from, Duration working) {
        Closure shut = closure;
        Instant end = from.plus(working);
        if (shut == null || !end.isAfter(shut.from()) || !from.isBefore(shut.to())) {
            return end;
        }
        return shut.to().plus(working.minus(elapsed(from, shut.from())));
    }

    @Override
    public LocalDate officeDay(Instant at) {
        return at.atZone(NOUMEA).toLocalDate();
    }

    @Override
    public Optional<Caller> find(String account) {
        return list().stream()
                .filter(caller -> caller.account().equals(account))
                .findFirst();
    }

    @Override
    public List<Caller> list() {
        return List.of(AGENT, DPASS, DEL, SUPERVISOR, ADMIN, CLAIMS, AUDITOR);
    }
}
