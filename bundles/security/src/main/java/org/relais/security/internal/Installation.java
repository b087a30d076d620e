package org.relais.security.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where this installation keeps its things, as its start script says.
 *
 * @param accounts the file named by {@code relais.accounts}
 * @param configuration folder for what administrators write
 * @param data folder for what the system writes
 * @param demo true when the demo accounts count, and no others
 */
record Installation(Optional<Path> accounts, Optional<Path> configuration, Path data, boolean demo) {

    private static final String ACCOUNTS = "accounts.yaml";

    /**
     * @param properties answers a property's value, or null when it is not set
     * @throws IllegalStateException when there is no data folder
     */
    static Installation from(UnaryOperator<@Nullable String> properties) {
        Optional<Path> data = path(properties.apply("relais.data")).or(() -> path(properties.apply("karaf.data")));
        return new Installation(
                path(properties.apply("relais.accounts")),
                path(properties.apply("karaf.etc")),
                data.orElseThrow(() -> new IllegalStateException("relais.data is not set: it names the data folder")),
                Boolean.parseBoolean(properties.apply("relais.demo")));
    }

    /** The accounts file in force; empty when there is none yet. A file that was named counts even when it is missing. */
    Optional<Path> accountsFile() {
        return accounts.or(() ->
                        configuration.map(folder -> folder.resolve(ACCOUNTS)).filter(Files::exists))
                .or(() -> Optional.of(ownAccountsFile()).filter(Files::exists));
    }

    /** The accounts file that the system writes itself when nobody else wrote one. */
    Path ownAccountsFile() {
        return data.resolve(ACCOUNTS);
    }

    Path firstPasswordFile() {
        return data.resolve("first-password.txt");
    }

    /** Demo mode has a key of its own: who signed in with a demo password is nobody once it ends. */
    Path sessionKeyFile() {
        return data.resolve(demo ? "demo-session.key" : "session.key");
    }

    private static Optional<Path> path(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
