package org.relais.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account that a new installation is born with: {@code admin}, administrator and supervisor, with a random password that stands
 * in one private file until it has been read and deleted.
 */
final class FirstAccount {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
    private static final int PASSWORD_LENGTH = 20;

    /** Without characters that people confuse. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Installation installation;

    FirstAccount(Installation installation) {
        this.installation = installation;
    }

    /** Writes the password first and the account last, so that a crash in between only means another password. */
    Path create() {
        String password = new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
        try {
            write(installation.firstPasswordFile(), password + "\n");
            write(installation.ownAccountsFile(), """
                    accounts:
                      admin:
                        password: "%s"
                        roles: [ADMINISTRATOR, SUPERVISOR]
                    """.formatted(PasswordHash.of(password)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the first account cannot be written to " + installation.data(), unwritable);
        }
        LOG.info("No accounts yet: created 'admin', its password is in {}", installation.firstPasswordFile());
        return installation.ownAccountsFile();
    }

    private static void write(Path file, String text) throws IOException {
        PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
