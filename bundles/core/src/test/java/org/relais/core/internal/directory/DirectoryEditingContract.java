package org.relais.core.internal.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.relais.administration.AgentEdit;
import org.relais.administration.DepartmentEdit;
import org.relais.administration.DirectoryEntry;
import org.relais.administration.DirectoryErrors;
import org.relais.administration.SiteEdit;
import org.relais.administration.TeamEdit;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;

abstract class DirectoryEditingContract extends DirectoryContract {

    private static final Caller ADMIN = OfficeFixture.ADMIN;
    private static final TeamId TEAM = new TeamId("night-desk");

    private DirectoryEntry<Department> edit(String id, DepartmentEdit edit) {
        return node.editing.edit(ADMIN, new DepartmentId(id), ANY, edit);
    }

    private Agent edit(AgentEdit edit) {
        return node.editing.edit(ADMIN, "dpass", ANY, edit);
    }

    private DirectoryEntry<Team> team(String... members) {
        return node.editing.edit(ADMIN, TEAM, ANY, new TeamEdit(text("Nuit"), "DPASS", List.of(members), false, null));
    }

    private String leadsTo(String abbreviation) {
        return node.directory
                .office()
                .department(abbreviation)
                .orElseThrow()
                .id()
                .value();
    }

    @Test
    void somebodyWhomNobodyEditedHasTheDepartmentOfTheAccountAndTheHoursOfTheOffice() {
        Agent agent = node.agents.find("dpass").orElseThrow();
        assertEquals(new DepartmentId("DPASS"), agent.department());
        assertEquals(0, agent.revision());
        assertEquals(Set.of(), agent.teams());
        assertTrue(node.agents.isAtWork("dpass", desk.clock.instant()));
        assertFalse(node.agents.isAtWork("nobody", desk.clock.instant()));
        assertFalse(node.agents.isAtWork("admin", desk.clock.instant()), "works no cases");
    }

    @Test
    void anEditIsStoredNormalisedAndJournaledOnce() {
        AgentEdit edit = new AgentEdit(
                "Léa", "Kaloï", "DEFE", List.of(), List.of("Langue des signes", " DREHU "), List.of(), null);
        Agent edited = edit(edit);
        assertEquals(new Agent.PersonName("Léa", "Kaloï"), edited.name());
        assertEquals(new DepartmentId("DEL"), edited.department(), "by a former name");
        assertEquals(Set.of("langue-des-signes", "drehu"), edited.skills());
        assertEquals(Set.of("langue-des-signes", "drehu"), node.agents.skills());
        assertEquals(1, edited.revision());
        assertEquals(1, edit(edit).revision(), "nothing to change");
        assertEquals(1, node.journal().size(), node.journal().toString());
        assertTrue(
                node.journal().get(0).startsWith("agent/dpass edit {firstName=[, Léa]"),
                node.journal().toString());
    }

    @Test
    void theDepartmentOfTheDirectoryCountsForWhatSomebodyMayDo() {
        edit(new AgentEdit(null, null, "DEL", List.of(), List.of(), List.of(), null));
        Caller caller = node.employment.current(OfficeFixture.DPASS).orElseThrow();
        assertEquals(new DepartmentId("DEL"), caller.ownDepartment());
    }

    @Test
    void everythingWrongWithAnEditIsNamed() {
        AgentEdit edit = new AgentEdit(
                "Léa",
                null,
                "NONE",
                List.of("nobody"),
                List.of("drehu", "???"),
                List.of("MONDAY 08:00-07:00", "LUNDI 08:00-09:00", "TUESDAY 08:00-10:00"),
                " ");
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> edit(edit),
                "/reason",
                "/lastName",
                "/department",
                "/teams/0",
                "/skills/1",
                "/workingHours/0",
                "/workingHours/1");
        AgentEdit overlap = new AgentEdit(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of("MONDAY-FRIDAY 08:00-12:00", "FRIDAY 11:59-16:00"),
                null);
        assertRefused(Errors.INVALID_REQUEST, () -> edit(overlap), "/workingHours");
        assertRefused(Errors.NOT_FOUND, () -> node.editing.edit(ADMIN, "nobody", ANY, skills()));
        assertEquals(List.of(), node.journal());
    }

    @Test
    void ownHoursCountInTheZoneOfTheOffice() {
        edit(new AgentEdit(
                null, null, null, List.of(), List.of(), List.of("TUESDAY 22:00-24:00", "WEDNESDAY 00:00-06:00"), null));
        assertFalse(node.agents.isAtWork("dpass", Instant.parse("2021-09-07T10:59:59Z")));
        assertTrue(node.agents.isAtWork("dpass", Instant.parse("2021-09-07T11:00:00Z")), "22:00 in Nouméa");
        assertTrue(node.agents.isAtWork("dpass", Instant.parse("2021-09-07T13:00:00Z")), "midnight");
        assertFalse(node.agents.isAtWork("dpass", Instant.parse("2021-09-07T19:00:00Z")), "06:00");
    }

    @Test
    void awayEndsByItself() {
        Instant until = desk.clock.instant().plus(Duration.ofHours(3));
        Presence away = new Presence(Presence.State.AWAY, until, Presence.Reachability.NONE);
        node.editing.presence(OfficeFixture.DPASS, "dpass", ANY, away);
        assertFalse(node.agents.isAtWork("dpass", until.minusMillis(1)));
        assertTrue(node.agents.isAtWork("dpass", until));
        Presence past = new Presence(Presence.State.AWAY, desk.clock.instant(), Presence.Reachability.NONE);
        assertRefused(
                Errors.INVALID_REQUEST, () -> node.editing.presence(OfficeFixture.DPASS, "dpass", ANY, past), "/until");
    }

    @Test
    void othersSayWhereSomebodyIsOnlyWhenTheyRunTheOffice() {
        Presence remote = new Presence(Presence.State.REMOTE, null, Presence.Reachability.PHONE);
        assertRefused(Errors.FORBIDDEN, () -> node.editing.presence(OfficeFixture.DEL, "dpass", ANY, remote));
        assertEquals(
                remote,
                node.editing
                        .presence(OfficeFixture.SUPERVISOR, "dpass", ANY, remote)
                        .presence());
        assertEquals(remote, node.editing.presence(ADMIN, "del", ANY, remote).presence());
    }

    @Test
    void onlyAdministratorsEdit() {
        assertRefused(
                Errors.FORBIDDEN, () -> node.editing.edit(OfficeFixture.SUPERVISOR, "dpass", ANY, skills("drehu")));
        assertRefused(
                Errors.FORBIDDEN,
                () -> node.editing.edit(OfficeFixture.AGENT, new DepartmentId("DEL"), ANY, department(null)));
    }

    @Test
    void anEditOfAnOlderRevisionIsRefused() {
        assertEquals(1, edit(skills("drehu")).revision());
        assertRefused(
                DirectoryErrors.STALE_ENTRY,
                () -> node.editing.edit(ADMIN, "dpass", OptionalLong.of(0), skills("iaai")));
        assertEquals(
                2,
                node.editing
                        .edit(ADMIN, "dpass", OptionalLong.of(1), skills("iaai"))
                        .revision());
    }

    @Test
    void membersStandTheSameOnTheTeamAndOnThePeople() {
        long revision = team("dpass", "del").revision();
        assertEquals(Set.of(TEAM), node.agents.find("del").orElseThrow().teams());
        assertEquals(
                List.of("del", "dpass"),
                node.agents.inTeam(TEAM).stream().map(Agent::account).toList());
        edit(skills());
        DirectoryEntry<Team> now = node.editing.teams(ADMIN).get(0);
        assertEquals(Set.of("del"), now.value().members(), "an edit that names no team leaves all");
        assertTrue(now.revision() > revision, "whoever read the members before is told");
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> node.editing.edit(
                        ADMIN, TEAM, ANY, new TeamEdit(text("Nuit"), "NONE", List.of("del", "admin"), false, null)),
                "/department",
                "/members/1");
    }

    @Test
    void aDepartmentIsAddedRenamedAndFoundByItsFormerName() {
        edit("SANTE", department("DPASS", "DSP"));
        assertEquals("SANTE", leadsTo("dsp"));
        assertEquals(
                new DepartmentId("DPASS"),
                node.directory.office().department("SANTE").orElseThrow().parent());
        DirectoryEntry<Department> renamed = edit("DEL", department(null, "DEFE", "DEMP"));
        assertEquals("Service", renamed.value().name().fr());
        assertEquals("DEL", leadsTo("DEMP"));
        assertRefused(
                Errors.INVALID_REQUEST, () -> edit("DAJI", department(null, "DEMP", "x")), "/aliases/0", "/aliases/1");
        assertRefused(Errors.INVALID_REQUEST, () -> edit("DSP", department("NONE")), "/id", "/parent");
    }

    @Test
    void aDepartmentNeverBelongsToItself() {
        edit("ONE", department("DPASS"));
        edit("TWO", department("ONE"));
        assertRefused(Errors.INVALID_REQUEST, () -> edit("ONE", department("TWO")), "/parent");
        assertRefused(Errors.INVALID_REQUEST, () -> edit("ONE", department("ONE")), "/parent");
    }

    @Test
    void twoEditsAtTheSameMomentMakeNoCircleEither() throws Exception {
        edit("ONE", department(null));
        edit("TWO", department(null));
        DirectoryFixture other = new DirectoryFixture(desk);
        List<Callable<Boolean>> edits =
                List.of(() -> isAccepted(node, "ONE", "TWO"), () -> isAccepted(other, "TWO", "ONE"));
        var threads = Executors.newFixedThreadPool(2);
        try {
            int accepted = 0;
            for (Future<Boolean> edit : threads.invokeAll(edits)) {
                accepted += edit.get() ? 1 : 0;
            }
            assertEquals(1, accepted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isAccepted(DirectoryFixture node, String id, String parent) {
        try {
            node.editing.edit(ADMIN, new DepartmentId(id), ANY, department(parent));
            return true;
        } catch (RelaisException refused) {
            assertEquals(Errors.INVALID_REQUEST, refused.code());
            return false;
        }
    }

    @Test
    void theSuccessorOfAClosedDepartmentHasItsCasesItsNamesAndWhatWasBelow() {
        CaseId id = assigned("1", OfficeFixture.DPASS);
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        edit("ONE", department("DPASS"));
        assertRefused(DirectoryErrors.STILL_IN_USE, () -> edit("DPASS", closed(null)));
        edit("DPASS", closed("DEFE"));
        assertEquals("DEL", leadsTo("DPASS"));
        assertEquals(
                new DepartmentId("DEL"),
                node.directory.office().department("ONE").orElseThrow().parent());
        assertEquals(new DepartmentId("DEL"), read(id).department());
        assertEquals("dpass", read(id).assignee(), "who has it keeps it");
        assertEquals("reorganise", lastAction(id));
        assertEquals(
                new DepartmentId("DEL"),
                node.employment.current(OfficeFixture.DPASS).orElseThrow().ownDepartment());
    }

    private String lastAction(CaseId id) {
        var entries = desk.cases.journal(OfficeFixture.SUPERVISOR, id);
        assertTrue(entries.intact());
        return entries.entries().get(entries.entries().size() - 1).action();
    }

    @Test
    void aDepartmentWithoutCasesIsClosedAndOpenedAgainButNeverTheDesk() {
        edit("DEL", closed(null));
        assertTrue(node.directory.office().department("DEL").isEmpty());
        assertTrue(node.editing.departments(ADMIN).stream()
                .anyMatch(entry -> entry.closed() && entry.value().id().value().equals("DEL")));
        edit("DEL", department(null));
        assertEquals("DEL", leadsTo("DEL"));
        assertRefused(DirectoryErrors.STILL_IN_USE, () -> edit("DAJI", closed("DEL")));
        assertRefused(Errors.INVALID_REQUEST, () -> edit("DEL", closed("DEL")), "/successor");
    }

    @Test
    void sitesAreAddedAndClosedButNotTheLastOne() {
        SiteId caps = new SiteId("caps");
        SiteEdit close = new SiteEdit(text("CAPS"), true, null);
        assertRefused(DirectoryErrors.STILL_IN_USE, () -> node.editing.edit(ADMIN, caps, ANY, close));
        node.editing.edit(ADMIN, new SiteId("annex"), ANY, new SiteEdit(text("Annexe"), false, null));
        node.editing.edit(ADMIN, caps, ANY, close);
        assertEquals(
                List.of(new Site(new SiteId("annex"), text("Annexe"))),
                node.directory.office().sites());
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> node.editing.edit(ADMIN, new SiteId("An nex"), ANY, new SiteEdit(text(" "), false, null)),
                "/id",
                "/name/fr",
                "/name/en");
    }

    @Test
    void anotherNodeKnowsWithinASecond() {
        DirectoryFixture other = new DirectoryFixture(desk);
        assertEquals(Set.of(), other.agents.skills());
        edit(skills("drehu"));
        assertEquals(Set.of(), other.agents.skills(), "looked a moment ago");
        desk.clock.advance(Duration.ofSeconds(1));
        assertEquals(Set.of("drehu"), other.agents.skills());
    }

    @Test
    void whatIsNotCommittedIsInForceNowhere() {
        desk.clock.advance(Duration.ofSeconds(1));
        Map<String, Agent> before = node.snapshots.current().agents();
        try {
            desk.unitOfWork.execute(() -> {
                edit(skills("drehu"));
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException expected) {
            desk.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(before, node.snapshots.current().agents());
    }
}
