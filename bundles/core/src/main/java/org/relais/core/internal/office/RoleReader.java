package org.relais.core.internal.office;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.identity.Role;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;

/**
 * Reads which permissions the office gives its roles. A permission of an area of the core that the core does not have is a mistake;
 * any other may belong to a plug-in that has not come yet, so it is kept and gives nothing before.
 */
final class RoleReader {

    private static final Map<String, Scope> SCOPES = Syntax.names(List.of(Scope.values()));
    private static final Pattern FORM = Pattern.compile("([^/]+?)(?:/(" + String.join("|", SCOPES.keySet()) + "))?");
    private static final String EXPECTED =
            "a permission and how far it reaches: own, subtree or all, which may be left out (example: case:work/own)";
    private static final Map<String, Set<Permission>> AREAS =
            CorePermissions.all().stream().collect(Collectors.groupingBy(Permission::area, Collectors.toSet()));

    private final YamlSection root;

    RoleReader(YamlSection root) {
        this.root = root;
    }

    PackRoles read() {
        return root.has("roles") ? root.section("roles", PackRoles.NONE, RoleReader::roles) : PackRoles.NONE;
    }

    private static PackRoles roles(YamlSection section) {
        Map<Role, List<PackRoles.Grant>> grants = new EnumMap<>(Role.class);
        for (Role role : Role.ofAccounts()) {
            if (section.has(role.name())) {
                grants.put(role, grants(section.someTexts(role.name())));
            }
        }
        return new PackRoles(grants);
    }

    private static List<PackRoles.Grant> grants(List<YamlText> texts) {
        List<PackRoles.Grant> grants = new ArrayList<>();
        Set<Permission> before = new HashSet<>();
        for (YamlText text : texts) {
            text.as(value -> Optional.of(grant(value, text.place())), Optional.<PackRoles.Grant>empty(), EXPECTED)
                    .ifPresent(grant -> {
                        check(grant.permission(), text, before);
                        grants.add(grant);
                    });
        }
        return grants;
    }

    private static PackRoles.Grant grant(String value, String place) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(value);
        }
        Scope scope = matcher.group(2) == null ? Scope.ALL : SCOPES.get(matcher.group(2));
        return new PackRoles.Grant(new Permission(matcher.group(1)), scope, place);
    }

    private static void check(Permission permission, YamlText text, Set<Permission> before) {
        Set<Permission> area = AREAS.getOrDefault(permission.area(), Set.of(permission));
        if (!area.contains(permission)) {
            Stream<String> known = area.stream().map(Permission::id);
            text.refuse("unknown permission '" + permission + "'; known: "
                    + String.join(", ", known.collect(Collectors.toCollection(TreeSet::new))));
        }
        if (!before.add(permission)) {
            text.refuse("'" + permission + "' stands in this role twice");
        }
    }
}
