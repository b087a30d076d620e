package org.relais.core.internal.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.PackRoles;
import org.relais.core.internal.office.PackSamples;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.errors.RelaisException;
import org.relais.identity.Role;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

class RolePermissionsTest {

    private static final int DECISIONS = 20_000;
    private static final Permission LETTERS = new Permission("letters:read");

    private final DeclaredPermissions declared = new DeclaredPermissions();
    private final OfficeFixture office = new OfficeFixture();
    private final RolePermissions permissions = new RolePermissions(office, office, declared);

    private record Contribution(Map<Permission, LocalizedText> permissions, List<Grant> grants)
            implements PermissionContribution {}

    private static PermissionContribution granting(Permission own, Permission granted) {
        return new Contribution(
                Map.of(own, new LocalizedText("Lire les lettres", "Read letters")),
                List.of(new PermissionContribution.Grant(Role.AGENT, granted, Scope.ALL)));
    }

    @Test
    void aPermissionThatNobodyDeclaredIsGrantedToNobody() {
        new OfficeFixture().list().forEach(caller -> assertFalse(permissions.holds(caller, LETTERS)));
    }

    @Test
    void thePermissionsOfAPlugInComeAndGoWithIt() {
        PermissionContribution contribution = granting(LETTERS, LETTERS);
        assertFalse(permissions.holds(OfficeFixture.AGENT, LETTERS));

        declared.bindContribution(contribution);
        assertTrue(permissions.holds(OfficeFixture.AGENT, LETTERS));
        assertFalse(permissions.holds(OfficeFixture.DPASS, LETTERS));
        assertTrue(permissions.list(OfficeFixture.ADMIN).stream()
                .anyMatch(
                        one -> one.permission().equals(LETTERS) && one.roles().equals(Map.of(Role.AGENT, Scope.ALL))));

        declared.unbindContribution(contribution);
        assertFalse(permissions.holds(OfficeFixture.AGENT, LETTERS));
    }

    @Test
    void aPlugInGrantsNothingThatIsNotItsOwn() {
        declared.bindContribution(granting(LETTERS, CorePermissions.CASE_READ_SECRET));
        declared.bindContribution(granting(CorePermissions.CASE_EXPORT, CorePermissions.CASE_EXPORT));

        assertFalse(permissions.holds(OfficeFixture.AGENT, CorePermissions.CASE_READ_SECRET));
        assertFalse(permissions.holds(OfficeFixture.AGENT, CorePermissions.CASE_EXPORT));
    }

    @Test
    void aPlugInThatFailsBringsNothing() {
        declared.bindContribution(new PermissionContribution() {
            @Override
            public Map<Permission, LocalizedText> permissions() {
                return Map.of(LETTERS, new LocalizedText("Lettres", "Letters"));
            }

            @Override
            public List<Grant> grants() {
                throw new IllegalStateException("broken");
            }
        });

        assertFalse(permissions.holds(OfficeFixture.AGENT, LETTERS));
        assertTrue(permissions.holds(OfficeFixture.AGENT, CorePermissions.CASE_READ));
    }

    @Test
    void onlySomeSeeWhoMayDoWhatAndEverybodySeesTheirOwn() {
        assertThrows(RelaisException.class, () -> permissions.list(OfficeFixture.AGENT));
        assertEquals(
                CorePermissions.all().size(),
                permissions.list(OfficeFixture.ADMIN).size());
        assertEquals(Scope.OWN, permissions.held(OfficeFixture.AGENT).get(CorePermissions.CASE_WORK));
    }

    private static PackRoles.Grant given(Permission permission, Scope scope) {
        return new PackRoles.Grant(permission, scope, "office.yaml line 7, roles.AGENT[0]");
    }

    @Test
    void aRoleInThePackHasThatAndNothingElseAtOnce() {
        assertTrue(permissions.holds(OfficeFixture.AGENT, CorePermissions.CASE_NOTE));
        office.roles = new PackRoles(Map.of(
                Role.AGENT,
                List.of(
                        given(CorePermissions.CASE_READ, Scope.ALL),
                        given(CorePermissions.CASE_READ_SECRET, Scope.OWN))));

        assertEquals(
                Map.of(CorePermissions.CASE_READ, Scope.ALL, CorePermissions.CASE_READ_SECRET, Scope.OWN),
                permissions.held(OfficeFixture.AGENT));
        assertFalse(permissions.holds(OfficeFixture.AGENT, CorePermissions.CASE_NOTE));
        CaseSubject secret = new CaseSubject(new DepartmentId("DAJI"), null, Confidentiality.SECRET);
        assertTrue(permissions.visibility(OfficeFixture.AGENT).includes(secret));
        assertTrue(permissions.holds(OfficeFixture.DPASS, CorePermissions.CASE_NOTE));
        assertTrue(permissions.list(OfficeFixture.ADMIN).stream()
                .filter(one -> one.permission().equals(CorePermissions.CASE_NOTE))
                .noneMatch(one -> one.roles().containsKey(Role.AGENT)));

        office.roles = PackRoles.NONE;
        assertTrue(permissions.holds(OfficeFixture.AGENT, CorePermissions.CASE_NOTE));
        assertFalse(permissions.visibility(OfficeFixture.AGENT).includes(secret));
    }

    @Test
    void aPermissionInThePackThatNobodyDeclaresGivesNothingAndHealthNamesIt() {
        RoleSectionHealth health = new RoleSectionHealth(office, declared);
        assertEquals(Result.Status.OK, health.execute().getStatus());
        office.roles = new PackRoles(Map.of(Role.SUPERVISOR, List.of(given(LETTERS, Scope.ALL))));
        PermissionContribution contribution = granting(LETTERS, LETTERS);

        assertFalse(permissions.holds(OfficeFixture.SUPERVISOR, LETTERS));
        assertEquals(Result.Status.WARN, health.execute().getStatus());
        assertEquals(
                List.of("office.yaml line 7, roles.AGENT[0]: nobody declares the permission 'letters:read', so it gives"
                        + " nothing until a plug-in does"),
                health.undeclared());
        declared.bindContribution(contribution);
        assertTrue(permissions.holds(OfficeFixture.SUPERVISOR, LETTERS));
        assertEquals(List.of(), health.undeclared());
        declared.unbindContribution(contribution);
        assertFalse(permissions.holds(OfficeFixture.SUPERVISOR, LETTERS));
        assertEquals(1, health.undeclared().size());
    }

    @Test
    void aDecisionThatWasMadeOnceForACallerAllocatesNothing() {
        CaseSubject subject = new CaseSubject(new DepartmentId("DPASS"), null, Confidentiality.RESTRICTED);
        OfficePack pack = office.current();
        RolePermissions deciding = new RolePermissions(office, PackSamples.packs(pack), declared);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        decide(deciding, subject);
        long before = threads.getCurrentThreadAllocatedBytes();
        decide(deciding, subject);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // a single small object for each decision would be 16 bytes; what the measuring itself takes is far less than
        // one each
        assertTrue(allocated < DECISIONS, () -> allocated + " bytes for " + DECISIONS + " decisions");
    }

    private static void decide(RolePermissions deciding, CaseSubject subject) {
        for (int i = 0; i < DECISIONS; i++) {
            assertTrue(deciding.holds(OfficeFixture.DPASS, CorePermissions.CASE_WORK));
            assertTrue(deciding.holds(OfficeFixture.DPASS, CorePermissions.CASE_WORK, subject));
            assertTrue(deciding.visibility(OfficeFixture.DPASS).includes(subject));
        }
    }

    /** The table of the guide is the table that decides. */
    @Test
    void theGuideSaysWhoMayDoWhat() throws IOException {
        List<String> written = Files.readAllLines(Path.of("../../docs/office-guide.md")).stream()
                .filter(line -> line.startsWith("| `") && line.contains(":"))
                .filter(line -> line.split("\\|").length == Role.ofAccounts().size() + 2)
                .toList();

        assertEquals(
                String.join("\n", table()),
                String.join("\n", written),
                () -> "docs/office-guide.md should have:\n" + String.join("\n", table()));
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        permissions
                .list(OfficeFixture.ADMIN)
                .forEach(one -> lines.add(Role.ofAccounts().stream()
                        .map(role -> one.roles().containsKey(role)
                                ? one.roles().get(role).name().toLowerCase()
                                : "")
                        .map(scope -> scope.isEmpty() ? " " : " " + scope + " ")
                        .collect(Collectors.joining("|", "| `" + one.permission() + "` |", "|"))));
        return lines;
    }
}
