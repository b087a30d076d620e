package org.relais.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void dataFolderIsThere() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void aFileThatIsNotThereYetIsMadeByTheSystem() {
        new KeyFile(folder.resolve("data.keys"), data).check();
    }

    @Test
    void aFileOfItsOwnerAloneIsGood() throws IOException {
        new KeyFile(written("rw-------"), data).check();
    }

    @Test
    void aFileInTheDataFolderIsRefusedAlsoThroughALink() throws IOException {
        assertRefused(data.resolve("keys"), "is in the data folder");
        Files.createSymbolicLink(folder.resolve("link"), data);
        assertRefused(folder.resolve("link/keys"), "is in the data folder");
    }

    @Test
    void aFileThatOthersCanReadIsRefusedWithTheCommandThatHelps() throws IOException {
        Path file = written("rw-r-----");
        assertRefused(file, "chmod 600 " + file);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertRefused(Files.createDirectory(folder.resolve("keys")), "cannot be read");
    }

    private Path written(String modes) throws IOException {
        Path file = Files.createFile(folder.resolve("data.keys"));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
    }

    private void assertRefused(Path file, String why) {
        Refusal refusal = assertThrows(Refusal.class, () -> new KeyFile(file, data).check());
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }
}
