package org.relais.security.internal;

import java.io.Reader;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.identity.Role;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads accounts from YAML (or JSON, which is YAML too):
 *
 * <pre>
 * accounts:
 *   marie:
 *     password: "$2b$10$..."
 *     roles: [AGENT]
 *     department: DAJI
 * </pre>
 *
 * <p>{@code department} is needed by DEPARTMENT_MEMBER alone. The first mistake is refused by line and key.
 */
final class AccountsFile {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Set<String> KEYS = Set.of("password", "roles", "department");

    private final String source;

    private AccountsFile(String source) {
        this.source = source;
    }

    /**
     * Reads all accounts, by name.
     *
     * @param source what to call the file in a message
     * @throws AccountsFileException for the first mistake
     */
    static Map<String, Account> read(String source, Reader text) {
        return new AccountsFile(source).accounts(text);
    }

    private Map<String, Account> accounts(Reader text) {
        Map<String, Node> document = members(compose(text), "");
        Node list = document.remove("accounts");
        if (list == null || !document.isEmpty()) {
            throw new AccountsFileException(source, 1, "", "the only key at the top is 'accounts'");
        }
        Map<String, Account> accounts = new LinkedHashMap<>();
        members(list, "accounts").forEach((name, node) -> accounts.put(name, account(name, node)));
        if (accounts.isEmpty()) {
            throw mistake(list, "accounts", "there is no account");
        }
        return accounts;
    }

    private Node compose(Reader text) {
        try {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                throw new AccountsFileException(source, 1, "", "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException broken) {
            throw new AccountsFileException(source, broken.getProblemMark(), "", broken.getProblem());
        }
    }

    private Account account(String name, Node node) {
        String key = "accounts." + name;
        if (!NAME.matcher(name).matches()) {
            throw mistake(node, key, "a name is lower-case letters, digits, '.', '_' and '-', at most 64");
        }
        Map<String, Node> members = members(node, key);
        for (Map.Entry<String, Node> member : members.entrySet()) {
            if (!KEYS.contains(member.getKey())) {
                throw mistake(member.getValue(), key + "." + member.getKey(), "unknown; allowed are " + sorted(KEYS));
            }
        }
        Set<Role> roles = roles(required(members, "roles", node, key), key + ".roles");
        @Nullable Node department = members.get("department");
        if (department == null && roles.contains(Role.DEPARTMENT_MEMBER)) {
            throw mistake(node, key + ".department", "missing; a DEPARTMENT_MEMBER belongs to one");
        }
        return new Account(
                name,
                hash(required(members, "password", node, key), key + ".password"),
                roles,
                department == null ? null : new DepartmentId(text(department, key + ".department")));
    }

    private String hash(Node node, String key) {
        String hash = text(node, key);
        if (!PasswordHash.isWellFormed(hash)) {
            throw mistake(
                    node, key, "not a bcrypt hash of cost " + PasswordHash.COST + "; a plain password is refused");
        }
        return hash;
    }

    private Set<Role> roles(Node node, String key) {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw mistake(node, key, "a list of at least one role is needed");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Node item : sequence.getValue()) {
            String name = text(item, key);
            roles.add(Role.ofAccounts().stream()
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> mistake(item, key, "'" + name + "' is no role; allowed are " + Role.ofAccounts())));
        }
        return roles;
    }

    private Node required(Map<String, Node> members, String name, Node parent, String key) {
        @Nullable Node node = members.get(name);
        if (node == null) {
            throw mistake(parent, key + "." + name, "missing");
        }
        return node;
    }

    private Map<String, Node> members(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            throw mistake(node, key, "keys with values are needed here");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode(), key);
            if (members.put(name, tuple.getValueNode()) != null) {
                throw mistake(tuple.getKeyNode(), key.isEmpty() ? name : key + "." + name, "stands here twice");
            }
        }
        return members;
    }

    private String text(Node node, String key) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw mistake(node, key, "a text is needed");
        }
        return scalar.getValue();
    }

    private AccountsFileException mistake(Node node, String key, String problem) {
        return new AccountsFileException(source, node.getStartMark(), key, problem);
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
