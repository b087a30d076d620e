package org.relais.security.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.relais.identity.Accounts;
import org.relais.identity.Authenticator;
import org.relais.identity.Caller;
import org.relais.identity.Employment;
import org.relais.identity.Session;

/**
 * Checks credentials against the accounts of this installation, read once at activation, and asks the directory whether the person
 * still works here: who has left is nobody, with a password as with a token. Thread-safe.
 */
@Component(
        service = {Authenticator.class, Accounts.class},
        configurationPid = SecuritySettings.PID)
@Designate(ocd = SecuritySettings.class)
public final class AccountAuthenticator implements Authenticator, Accounts {

    private static final int MAX_SESSION_HOURS = 72;

    private final Map<String, Account> accounts;
    private final PasswordCheck passwords;
    private final SessionTokens sessions;
    private final Employment employment;

    @Activate
    public AccountAuthenticator(
            @Reference InstantSource clock, @Reference Employment employment, SecuritySettings settings) {
        this(
                clock,
                employment,
                sessionLifetime(settings.session_hours()),
                Installation.from(System::getProperty),
                PasswordHash::matches);
    }

    AccountAuthenticator(
            InstantSource clock,
            Employment employment,
            Duration sessionLifetime,
            Installation installation,
            BiPredicate<String, String> hashing) {
        this.employment = employment;
        this.accounts = new AccountSource(installation).accounts();
        this.passwords = new PasswordCheck(accounts, new ProvenPasswords(clock), new RunningChecks(), hashing);
        this.sessions = new SessionTokens(clock, sessionLifetime, SessionKey.in(installation.sessionKeyFile()));
    }

    private static Duration sessionLifetime(int hours) {
        if (hours < 1 || hours > MAX_SESSION_HOURS) {
            throw new IllegalArgumentException(
                    SecuritySettings.PID + " session.hours=" + hours + " is not from 1 to " + MAX_SESSION_HOURS);
        }
        return Duration.ofHours(hours);
    }

    @Override
    public Optional<Caller> byPassword(String account, String password) {
        return passwords.account(account, password).map(Account::caller).flatMap(employment::current);
    }

    @Override
    public Optional<Caller> byToken(String token) {
        return sessions.account(token).flatMap(this::find);
    }

    @Override
    public Session openSession(Caller caller) {
        return sessions.open(caller.account());
    }

    @Override
    public Optional<Caller> find(String account) {
        return Optional.ofNullable(accounts.get(account)).map(Account::caller).flatMap(employment::current);
    }

    @Override
    public List<Caller> list() {
        return accounts.values().stream()
                .flatMap(account -> employment.current(account.caller()).stream())
                .sorted(Comparator.comparing(Caller::account))
                .toList();
    }
}
