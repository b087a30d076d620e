package org.relais.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The password of the account that a new system is born with: shown once, to whoever started it, and then gone. */
final class FirstPassword {
    private final Path file;

    FirstPassword(Settings settings) {
        this.file = settings.data().resolve("first-password.txt");
    }

    /** Prints the account and its password and deletes the file they are kept in; without a file says nothing. */
    void show(PrintStream out) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            out.println(
                    "First account: admin, password " + Files.readString(file).strip() + " (shown only now)");
            out.flush();
            Files.delete(file);
        } catch (IOException e) {
            out.println("The password of the first account, admin, is in " + file + ": read it and delete the file ("
                    + e.getMessage() + ").");
        }
    }
}
