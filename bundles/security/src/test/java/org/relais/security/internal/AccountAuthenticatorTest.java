package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.directory.DepartmentId;
import org.relais.identity.Caller;
import org.relais.identity.Role;

class AccountAuthenticatorTest {

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path data;

    private final Set<String> left = new HashSet<>();
    private final AtomicInteger hashes = new AtomicInteger();

    private AccountAuthenticator authenticator(boolean demo, Optional<Path> accounts) {
        return new AccountAuthenticator(
                clock,
                caller -> Optional.of(caller).filter(known -> !left.contains(known.account())),
                Duration.ofHours(8),
                new Installation(accounts, Optional.empty(), data, demo),
                (password, hash) -> {
                    hashes.incrementAndGet();
                    return PasswordHash.matches(password, hash);
                });
    }

    private Path accountsFile(String account, String password) throws IOException {
        return Files.writeString(
                data.resolve("given.yaml"),
                "accounts: {%s: {password: \"%s\", roles: [AUDITOR]}}".formatted(account, PasswordHash.of(password)));
    }

    @ParameterizedTest
    @CsvSource({
        "agent, AGENT, DAJI",
        "agent2, AGENT, DAJI",
        "supervisor, SUPERVISOR,",
        "admin, ADMINISTRATOR,",
        "integrator, INTEGRATOR,",
        "claims, SERVICE_OFFICER,",
        "dpass, DEPARTMENT_MEMBER, DPASS",
        "ddet, DEPARTMENT_MEMBER, DDET",
        "deres, DEPARTMENT_MEMBER, DERES",
        "del, DEPARTMENT_MEMBER, DEL",
        "daji, DEPARTMENT_MEMBER, DAJI"
    })
    void demoModeHasItsAccounts(String account, Role role, String department) {
        assertEquals(
                Optional.of(
                        new Caller(account, Set.of(role), department == null ? null : new DepartmentId(department))),
                authenticator(true, Optional.empty()).byPassword(account, "demo-" + account));
    }

    @Test
    void demoAccountsIdentifyNobodyOutsideDemoMode() throws IOException {
        AccountAuthenticator authenticator = authenticator(false, Optional.of(accountsFile("marie", "right")));

        assertEquals(Optional.empty(), authenticator.byPassword("agent", "demo-agent"));
        assertTrue(authenticator.byPassword("marie", "right").isPresent());
    }

    @Test
    void inDemoModeTheDemoAccountsAloneCountAlsoAfterAStartWithoutIt() throws IOException {
        authenticator(false, Optional.empty());
        String mine = Files.readString(data.resolve("first-password.txt")).strip();
        AccountAuthenticator demo = authenticator(true, Optional.empty());

        assertTrue(demo.byPassword("admin", "demo-admin").isPresent());
        assertEquals(Optional.empty(), demo.byPassword("admin", mine));
        assertEquals(
                Optional.empty(),
                authenticator(true, Optional.of(accountsFile("marie", "right"))).find("marie"));
    }

    @Test
    void aSessionOfDemoModeIdentifiesNobodyOutsideItNorTheOtherWayRound() throws IOException {
        AccountAuthenticator demo = authenticator(true, Optional.empty());
        AccountAuthenticator real = authenticator(false, Optional.of(accountsFile("admin", "mine")));
        String demoToken = demo.openSession(demo.find("admin").orElseThrow()).token();
        String realToken = real.openSession(real.find("admin").orElseThrow()).token();

        assertTrue(demo.byToken(demoToken).isPresent());
        assertTrue(real.byToken(realToken).isPresent());
        assertEquals(Optional.empty(), real.byToken(demoToken));
        assertEquals(Optional.empty(), demo.byToken(realToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "RIGHT", "right "})
    void aWrongPasswordIdentifiesNobodyAlsoAfterTheRightOne(String wrong) throws IOException {
        AccountAuthenticator authenticator = authenticator(false, Optional.of(accountsFile("marie", "right")));

        assertTrue(authenticator.byPassword("marie", "right").isPresent());
        assertEquals(Optional.empty(), authenticator.byPassword("marie", wrong));
        assertEquals(Optional.empty(), authenticator.byPassword("nobody", "right"));
    }

    @Test
    void anUnknownAccountCostsTheSameHashAsAKnownOne() {
        assertTrue(PasswordHash.isWellFormed(PasswordCheck.NOBODYS_HASH));
    }

    @Test
    void aPasswordThatIsRightInItsFirst72BytesOnlyIsWrong() throws IOException {
        String longest = "x".repeat(72);
        AccountAuthenticator authenticator = authenticator(false, Optional.of(accountsFile("marie", longest)));

        assertTrue(authenticator.byPassword("marie", longest).isPresent());
        assertEquals(Optional.empty(), authenticator.byPassword("marie", longest + "y"));
    }

    @Test
    void aSessionSurvivesARestartButNotItsAccount() throws IOException {
        Path file = accountsFile("marie", "right");
        AccountAuthenticator before = authenticator(false, Optional.of(file));
        String token = before.openSession(before.byPassword("marie", "right").orElseThrow())
                .token();

        assertEquals(
                "marie",
                authenticator(false, Optional.of(file))
                        .byToken(token)
                        .orElseThrow()
                        .account());
        Path others = accountsFile("louis", "right");
        assertEquals(Optional.empty(), authenticator(false, Optional.of(others)).byToken(token));
    }

    @Test
    void aNewInstallationGetsOneAdministratorWhosePasswordStandsInAPrivateFile() throws IOException {
        authenticator(false, Optional.empty());
        Path passwordFile = data.resolve("first-password.txt");
        String password = Files.readString(passwordFile).strip();
        Files.delete(passwordFile);

        AccountAuthenticator afterRestart = authenticator(false, Optional.empty());

        assertEquals(
                Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR),
                afterRestart.byPassword("admin", password).orElseThrow().roles());
        assertFalse(Files.exists(passwordFile), "the password is written once");
        assertFalse(Files.readString(data.resolve("accounts.yaml")).contains(password));
    }

    @Test
    void aNewInstallationHasThatOneAccountAndEachItsOwnPassword(@TempDir Path other) throws IOException {
        AccountAuthenticator authenticator = authenticator(false, Optional.empty());
        String password = Files.readString(data.resolve("first-password.txt")).strip();
        assertEquals(
                List.of("admin"),
                authenticator.list().stream().map(Caller::account).toList());
        assertTrue(password.matches("[A-Za-z0-9]{20}"), "20 characters");
        assertEquals(Optional.empty(), authenticator.byPassword("admin", "demo-admin"));

        data = other;
        authenticator(false, Optional.empty());
        assertNotEquals(
                password, Files.readString(other.resolve("first-password.txt")).strip());
    }

    @Test
    void aSessionCostsOnePasswordHashHoweverManyRequestsItServes() {
        AccountAuthenticator authenticator = authenticator(true, Optional.empty());
        Caller agent = authenticator.byPassword("agent", "demo-agent").orElseThrow();
        String token = authenticator.openSession(agent).token();
        assertEquals(1, hashes.getAndSet(0));

        for (int request = 0; request < 100; request++) {
            assertEquals(Optional.of(agent), authenticator.byToken(token));
            assertEquals(Optional.empty(), authenticator.byToken(token + "x"));
        }
        assertEquals(0, hashes.get());
    }

    @Test
    void aPasswordWithEachRequestCostsOneHashInFiveMinutesAndAWrongOneCostsOneEachTime() {
        AccountAuthenticator authenticator = authenticator(true, Optional.empty());
        for (int request = 0; request < 100; request++) {
            assertTrue(authenticator.byPassword("agent", "demo-agent").isPresent());
        }
        assertEquals(1, hashes.getAndSet(0));
        clock.advance(ProvenPasswords.LIFETIME);
        assertTrue(authenticator.byPassword("agent", "demo-agent").isPresent());
        assertEquals(1, hashes.getAndSet(0));

        authenticator.byPassword("agent", "wrong");
        authenticator.byPassword("agent", "wrong");
        authenticator.byPassword("nobody", "wrong");
        assertEquals(3, hashes.get());
    }

    @Test
    void whatIsSecretIsReadableByItsOwnerAlone() throws IOException {
        authenticator(false, Optional.empty());
        authenticator(true, Optional.empty());

        for (String file : List.of("accounts.yaml", "first-password.txt", "session.key", "demo-session.key")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))),
                    file);
        }
    }

    @Test
    void anAccountsFileThatWasNamedAndIsMissingIsAnErrorAndNotANewInstallation() {
        Path missing = data.resolve("missing.yaml");

        Exception refused = assertThrows(RuntimeException.class, () -> authenticator(false, Optional.of(missing)));

        assertTrue(refused.getMessage().contains("missing.yaml"));
        assertFalse(Files.exists(data.resolve("accounts.yaml")));
    }

    @Test
    void aDamagedSessionKeyIsNamed() throws IOException {
        Files.writeString(data.resolve("session.key"), "short");

        Exception refused = assertThrows(IllegalStateException.class, () -> authenticator(false, Optional.empty()));

        assertTrue(refused.getMessage().contains("session.key"));
    }

    @Test
    void listsTheAccountsByNameAndFindsEach() {
        AccountAuthenticator authenticator = authenticator(true, Optional.empty());

        assertEquals(
                List.of(
                        "admin",
                        "agent",
                        "agent2",
                        "auditor",
                        "claims",
                        "daji",
                        "ddet",
                        "del",
                        "deres",
                        "dpass",
                        "integrator",
                        "supervisor"),
                authenticator.list().stream().map(Caller::account).toList());
        assertEquals(
                Set.of(Role.AGENT), authenticator.find("agent").orElseThrow().roles());
        assertEquals(Optional.empty(), authenticator.find("nobody"));
    }

    @Test
    void whoHasLeftIsNobodyWithAPasswordAsWithAToken() {
        AccountAuthenticator authenticator = authenticator(true, Optional.empty());
        Caller agent = authenticator.byPassword("agent", "demo-agent").orElseThrow();
        String token = authenticator.openSession(agent).token();
        left.add("agent");
        assertEquals(Optional.empty(), authenticator.byPassword("agent", "demo-agent"));
        assertEquals(Optional.empty(), authenticator.byToken(token));
        assertEquals(Optional.empty(), authenticator.find("agent"));
        assertFalse(authenticator.list().contains(agent));
        left.clear();
        assertEquals(Optional.of(agent), authenticator.byToken(token));
    }
}
