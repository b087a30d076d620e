package org.relais.security.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the accounts of an installation: the demo accounts in demo mode, else its file, or a first account when there is none. */
final class AccountSource {

    private static final Logger LOG = LoggerFactory.getLogger(AccountSource.class);
    private static final String DEMO = "demo-accounts.yaml";

    private final Installation installation;

    AccountSource(Installation installation) {
        this.installation = installation;
    }

    /**
     * The accounts by name. In demo mode the demo accounts alone, and outside it never one of them.
     *
     * @throws AccountsFileException for a mistake in the file
     */
    Map<String, Account> accounts() {
        if (installation.demo()) {
            return Map.copyOf(demoAccounts());
        }
        return Map.copyOf(read(installation.accountsFile().orElseGet(() -> new FirstAccount(installation).create())));
    }

    private static Map<String, Account> read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            Map<String, Account> accounts = AccountsFile.read(file.toString(), text);
            LOG.info("{} accounts from {}", accounts.size(), file);
            return accounts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the accounts file " + file + " cannot be read", unreadable);
        }
    }

    private static Map<String, Account> demoAccounts() {
        try (InputStream bytes = Objects.requireNonNull(AccountSource.class.getResourceAsStream(DEMO), DEMO);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return AccountsFile.read(DEMO, text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
