package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.directory.DepartmentId;
import org.relais.identity.Role;

class AccountsFileTest {

    private static final String HASH = "$2b$10$" + "a".repeat(53);

    private static Map<String, Account> read(String text) {
        return AccountsFile.read("accounts.yaml", new StringReader(text.replace("HASH", HASH)));
    }

    @Test
    void readsNamesRolesAndDepartment() {
        Account marie = read("""
                        accounts:
                          marie:
                            password: HASH
                            roles: [AGENT, SUPERVISOR]
                            department: DAJI
                        """).get("marie");

        assertEquals(new Account("marie", HASH, Set.of(Role.AGENT, Role.SUPERVISOR), new DepartmentId("DAJI")), marie);
    }

    @Test
    void readsJsonAsWell() {
        assertEquals(
                Set.of("marie"),
                read("{\"accounts\": {\"marie\": {\"password\": \"HASH\", \"roles\": [\"AGENT\"]}}}")
                        .keySet());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    accounts: {}                                                       | line 1, accounts: there is no account
                    people: {}                                                         | line 1: the only key at the top is 'accounts'
                    accounts:%n  marie: [                                              | line 2: expected the node content
                    accounts:%n  marie: {roles: [AGENT]}                               | line 2, accounts.marie.password: missing
                    accounts:%n  marie: {password: HASH}                               | line 2, accounts.marie.roles: missing
                    accounts:%n  marie: {password: HASH, roles: []}                    | line 2, accounts.marie.roles: a list of at least one role
                    accounts:%n  marie:%n    password: HASH%n    roles: [CLERK]        | line 4, accounts.marie.roles: 'CLERK' is no role; allowed are [AGENT,
                    accounts:%n  marie:%n    roles: [AGENT]%n    password: secret      | line 4, accounts.marie.password: not a bcrypt hash
                    accounts:%n  marie: {password: HASH, roles: [AGENT], mail: x}      | line 2, accounts.marie.mail: unknown; allowed are department, password, roles
                    accounts:%n  marie: {password: HASH, roles: [DEPARTMENT_MEMBER]}   | line 2, accounts.marie.department: missing
                    accounts:%n  Marie: {password: HASH, roles: [AGENT]}               | line 2, accounts.Marie: a name is lower-case letters
                    accounts:%n  m: {password: HASH, roles: [AGENT]}%n  m: {}          | line 3, accounts.m: stands here twice
                    """)
    void namesAMistakeByLineAndKey(String text, String message) {
        AccountsFileException mistake = assertThrows(AccountsFileException.class, () -> read(text.replace("%n", "\n")));

        String expected = "accounts.yaml " + message;
        assertEquals(
                expected,
                mistake.getMessage()
                        .substring(
                                0,
                                Math.min(expected.length(), mistake.getMessage().length())));
    }

    @Test
    void doesNotRepeatAPlainPasswordInItsMessage() {
        AccountsFileException mistake = assertThrows(
                AccountsFileException.class, () -> read("accounts:\n  marie: {password: s3cret, roles: [AGENT]}"));

        assertFalse(mistake.getMessage().contains("s3cret"));
    }
}
