package org.relais.core.internal.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.RelaisException;
import org.relais.identity.Role;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

class RolePermissionsTest {

    private static final Permission LETTERS = new Permission("letters:read");

    private final DeclaredPermissions declared = new DeclaredPermissions();
    private final RolePermissions permissions = new RolePermissions(new OfficeFixture(), declared);

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

    /** The table of the guide is the table that decides. */
    @Test
    void theGuideSaysWhoMayDoWhat() throws IOException {
        List<String> written = Files.readAllLines(Path.of("../../docs/office-guide.md")).stream()
                .filter(line -> line.startsWith("| `") && line.contains(":"))
                .filter(line -> line.split("\\|").length == Role.values().length + 2)
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
                .forEach(one -> lines.add(Stream.of(Role.values())
                        .map(role -> one.roles().containsKey(role)
                                ? one.roles().get(role).name().toLowerCase()
                                : "")
                        .map(scope -> scope.isEmpty() ? " " : " " + scope + " ")
                        .collect(Collectors.joining("|", "| `" + one.permission() + "` |", "|"))));
        return lines;
    }
}
