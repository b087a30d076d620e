package org.relais.core.internal.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.identity.Role;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Scope;

class RoleReaderTest {

    private static final String SMALL = PackSamples.smallText();

    private static Map<Role, List<PackRoles.Grant>> grants(String section) {
        return PackSamples.read(SMALL + section).roles().grants();
    }

    /** What is wrong, with lines counted from the first one of the section. */
    private static List<String> mistakes(String section) {
        int before = SMALL.split("\n").length;
        return assertThrows(InvalidPackException.class, () -> new YamlPackReader("office.yaml").read(SMALL + section))
                .mistakes()
                .stream()
                .map(line -> line.replaceFirst("office.yaml line (\\d+), ", "$1 "))
                .map(line -> Integer.parseInt(line.substring(0, line.indexOf(' ')))
                        - before
                        + line.substring(line.indexOf(' ')))
                .toList();
    }

    @Test
    void aPackWithoutTheSectionLeavesRolesAsTheyAre() {
        assertEquals(Map.of(), grants(""));
    }

    @Test
    void aRoleHasThePermissionsThatStandThereEachWithItsReach() {
        Map<Role, List<PackRoles.Grant>> grants = grants("""
                roles:
                  AGENT: [case:read, case:work/own, case:read-restricted/subtree, letters:read/all]
                  AUDITOR: case:read
                """);

        assertEquals(Set.of(Role.AGENT, Role.AUDITOR), grants.keySet());
        assertEquals(
                Map.of(
                        "case:read", Scope.ALL,
                        "case:work", Scope.OWN,
                        "case:read-restricted", Scope.SUBTREE,
                        "letters:read", Scope.ALL),
                grants.get(Role.AGENT).stream()
                        .collect(Collectors.toMap(grant -> grant.permission().id(), PackRoles.Grant::scope)));
        assertTrue(
                grants.get(Role.AGENT).get(3).place().endsWith(", roles.AGENT[3]"),
                () -> grants.get(Role.AGENT).get(3).place());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AGENT: [case:read, case:work/mine]"
                        + "|2 roles.AGENT[1]: 'case:work/mine' is not a permission and how far it reaches: own, subtree or all,"
                        + " which may be left out (example: case:work/own)",
                "AGENT: [reading]"
                        + "|2 roles.AGENT[0]: 'reading' is not a permission and how far it reaches: own, subtree or all, which"
                        + " may be left out (example: case:work/own)",
                "AGENT: [figures:raed]|2 roles.AGENT[0]: unknown permission 'figures:raed'; known: figures:read",
                "AGENT: [case:read, case:read/own]|2 roles.AGENT[1]: 'case:read' stands in this role twice",
                "AGENT: []|2 roles.AGENT: is an empty list; name at least one value or leave the key out",
                "agent: [case:read]|2 roles.agent: unknown key 'agent'; allowed: AGENT, DEPARTMENT_MEMBER, SUPERVISOR,"
                        + " ADMINISTRATOR, INTEGRATOR, SERVICE_OFFICER, AUDITOR"
            })
    void everyMistakeIsNamedByLineAndKey(String role, String mistake) {
        assertEquals(List.of(mistake), mistakes("roles:\n  " + role + "\n"));
    }

    @Test
    void everyPermissionOfTheCoreCanBeGiven() {
        String all = CorePermissions.all().stream().map(Object::toString).collect(Collectors.joining(", "));

        assertEquals(
                CorePermissions.all().size(),
                grants("roles:\n  SUPERVISOR: [" + all + "]\n")
                        .get(Role.SUPERVISOR)
                        .size());
    }
}
