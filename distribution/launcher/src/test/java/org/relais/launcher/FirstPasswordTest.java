package org.relais.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPasswordTest {
    @TempDir
    Path data;

    private String shown() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Settings settings = Settings.from(Map.of("RELAIS_DATA", data.toString()));
        new FirstPassword(settings).show(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isShownOnceAndKeptNowhere() throws IOException {
        Path file = Files.writeString(data.resolve("first-password.txt"), "s3cret\n");

        String first = shown();

        assertTrue(first.contains("admin, password s3cret "), first);
        assertFalse(Files.exists(file));
        assertEquals("", shown());
    }

    @Test
    void isNamedWhereItIsWhenItCannotBeRead() throws IOException {
        Path file = Files.createDirectory(data.resolve("first-password.txt"));

        assertTrue(shown().contains("is in " + file));
    }
}
