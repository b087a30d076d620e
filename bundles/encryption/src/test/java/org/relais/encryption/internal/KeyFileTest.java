package org.relais.encryption.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.texts.LocalizedText;

class KeyFileTest {

    @TempDir
    private Path folder;

    private Path data;
    private KeyFile file;

    @BeforeEach
    void dataFolderIsThere() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        file = new KeyFile(folder.resolve("data.keys"), data);
    }

    @Test
    void keysComeBackAsTheyWereWritten() {
        Keys keys = Keys.fresh().rotated().rotated();
        file.write(keys);
        Keys read = file.read().orElseThrow();

        assertEquals(keys.ids(), read.ids());
        assertEquals(3, read.ids().size());
        assertEquals("x", SealedText.open(read, SealedText.seal(keys, new byte[] {'x'}, "here"), "here"));
        assertEquals(hex(keys.fingerprints(new byte[] {1})), hex(read.fingerprints(new byte[] {1})));
    }

    private static List<String> hex(List<byte[]> prints) {
        return prints.stream().map(java.util.HexFormat.of()::formatHex).toList();
    }

    @Test
    void theFileIsItsOwnersAloneFromTheFirstMomentAndNothingElseIsLeft() throws IOException {
        file.write(Keys.fresh());
        file.write(Keys.fresh());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of("data", "data.keys"),
                    left.map(one -> one.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aMissingFileIsNoFileAndANewOneIsSeenByItsStamp() {
        assertEquals(Optional.empty(), file.read());
        assertEquals(Optional.empty(), file.stamp());
        file.write(Keys.fresh());
        KeyFile.Stamp first = file.stamp().orElseThrow();
        assertEquals(Optional.of(first), file.stamp());
        file.write(Keys.fresh());
        assertTrue(!Optional.of(first).equals(file.stamp()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/keys", "data/deep/keys", "other/../data/keys"})
    void aFileInTheDataFolderIsRefusedBeforeItIsMade(String place) {
        KeyFile inside = new KeyFile(folder.resolve(place), data);

        assertRefused(inside, "dans le dossier de données", "in the data folder");
        assertThrows(RefusedKeysException.class, () -> inside.write(Keys.fresh()));
    }

    @Test
    void aLinkIntoTheDataFolderIsRefusedToo() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), data);
        assertRefused(
                new KeyFile(folder.resolve("link/keys"), data), "dans le dossier de données", "in the data folder");

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path moved = Files.createSymbolicLink(folder.resolve("moved"), elsewhere);
        assertRefused(
                new KeyFile(elsewhere.resolve("keys"), moved), "dans le dossier de données", "in the data folder");
    }

    @Test
    void aLinkToAFileElsewhereIsFollowedAndStaysALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("keys");
        new KeyFile(elsewhere, data).write(Keys.fresh());
        Files.createSymbolicLink(file.path(), elsewhere);
        Keys later = Keys.fresh();
        file.write(later);

        assertTrue(Files.isSymbolicLink(file.path()));
        assertEquals(
                later.ids(), new KeyFile(elsewhere, data).read().orElseThrow().ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rw------x"})
    void aFileThatIsOpenToOthersIsRefused(String modes) throws IOException {
        file.write(Keys.fresh());
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(modes));

        assertRefused(file, "chmod 600", "chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "keys", "{\"format\":\"relais-keys-1\",\"sum\":\"x\"}", "{\"format\":3}"
            })
    void whatIsNoKeyFileIsCalledDamaged(String text) throws IOException {
        file.write(Keys.fresh());
        Files.writeString(file.path(), text);

        assertRefused(file, "endommagé", "damaged");
    }

    @Test
    void whateverByteOfTheKeysIsAlteredTheFileIsCalledDamaged() throws IOException {
        file.write(Keys.fresh());
        String good = Files.readString(file.path());
        int from = good.indexOf("\"contents\"");
        for (int at = from; at < good.length() - 3; at += 7) {
            if (!Character.isWhitespace(good.charAt(at))) {
                String bad = good.substring(0, at) + (good.charAt(at) == 'Q' ? 'R' : 'Q') + good.substring(at + 1);
                Files.writeString(file.path(), bad);
                assertRefused(file, "endommagé", "damaged");
            }
        }
        Files.write(file.path(), new byte[] {(byte) 0xff, 0});
        assertRefused(file, "endommagé", "damaged");
    }

    @Test
    void keysetsOfDifferentFilesMakeNoFile() throws IOException {
        KeyFile other = new KeyFile(folder.resolve("other.keys"), data);
        file.write(Keys.fresh());
        other.write(Keys.fresh());
        List<String> mixed = new java.util.ArrayList<>(Files.readAllLines(file.path()));
        List<String> others = Files.readAllLines(other.path());
        int contents = mixed.indexOf("  \"contents\": {");
        int fields = mixed.indexOf("  \"fields\": {");
        for (int i = contents; i < fields; i++) {
            mixed.set(i, others.get(i));
        }
        Files.write(file.path(), mixed);

        assertRefused(file, "endommagé", "damaged");
    }

    @Test
    void whatCannotBeReadOrWrittenIsSaidWithTheReason() throws IOException {
        Files.createDirectory(
                file.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertRefused(file, "ne peut pas être lu", "cannot be read");
        Files.createFile(folder.resolve("plain"));
        KeyFile below = new KeyFile(folder.resolve("plain/keys"), data);
        RefusedKeysException refused = assertThrows(RefusedKeysException.class, () -> below.write(Keys.fresh()));
        assertTrue(
                refused.reason().en().contains("cannot be written"),
                refused.reason().en());
        assertTrue(
                refused.reason().en().contains("RELAIS_KEYS"), refused.reason().en());
    }

    @Test
    void theFileLiesBesideTheDataFolderUnlessItIsNamed() {
        Map<String, String> data = Map.of("relais.data", "/var/lib/relais", "karaf.data", "/opt/relais/data");
        assertEquals(
                Path.of("/var/lib/relais.keys"),
                EncryptionSettings.keyFile(data::get).path());
        Map<String, String> named = Map.of("karaf.data", "/opt/relais/data", "relais.keys", "/etc/relais/keys");
        KeyFile other = EncryptionSettings.keyFile(named::get);
        assertEquals(new KeyFile(Path.of("/etc/relais/keys"), Path.of("/opt/relais/data")), other);
    }

    private void assertRefused(KeyFile refusing, String french, String english) {
        LocalizedText why =
                assertThrows(RefusedKeysException.class, refusing::read).reason();
        assertTrue(why.fr().contains(french), why.fr());
        assertTrue(why.en().contains(english), why.en());
        assertTrue(why.en().contains(refusing.path().toString()), why.en());
    }
}
