package org.relais.core.internal.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlOfficeDirectoryTest {

    private static final String GOOD = PackSamples.smallText();
    private static final String BETTER = GOOD.replace("fr: Bureau, en: Office", "fr: Guichet, en: Counter");
    private static final String BROKEN = GOOD.replace("parent: DAJI", "parent: DPAS");

    @TempDir
    private Path folder;

    private PackFiles files;

    @BeforeEach
    void aGoodPack() throws IOException {
        files = new PackFiles(folder.resolve("office.yaml"), folder.resolve("data/office/last-good.yaml"));
        Files.writeString(files.pack(), GOOD);
    }

    private static String name(YamlOfficeDirectory directory) {
        return directory.current().office().name().en();
    }

    private void edit(YamlOfficeDirectory directory, String text) throws IOException {
        Files.writeString(files.pack(), text);
        directory.look();
        directory.look();
    }

    @Test
    void anEditIsInForceOnceTheFileHasSettled() throws Exception {
        YamlOfficeDirectory directory = new YamlOfficeDirectory(files);
        Files.writeString(files.pack(), BETTER);
        directory.look();
        assertEquals("Office", name(directory));
        directory.look();
        assertEquals("Counter", name(directory));
        assertEquals(List.of(), directory.mistakes());
    }

    @Test
    void aBrokenEditLeavesTheLastGoodPackInForceAndIsNamed() throws Exception {
        YamlOfficeDirectory directory = new YamlOfficeDirectory(files);
        edit(directory, BROKEN);
        assertEquals("Office", name(directory));
        assertEquals(
                List.of("office.yaml line 16, departments[1].parent: unknown department 'DPAS'; known: DAJI, DPASS"),
                directory.mistakes());
        edit(directory, BETTER);
        assertEquals("Counter", name(directory));
        assertEquals(List.of(), directory.mistakes());
    }

    @Test
    void goingBackToTheFormerTextEndsTheWarning() throws Exception {
        YamlOfficeDirectory directory = new YamlOfficeDirectory(files);
        edit(directory, BROKEN);
        edit(directory, GOOD);
        assertEquals(List.of(), directory.mistakes());
    }

    @Test
    void anUnchangedFileIsNotReadIntoANewPack() throws Exception {
        YamlOfficeDirectory directory = new YamlOfficeDirectory(files);
        OfficePack before = directory.current();
        directory.look();
        directory.look();
        assertTrue(before == directory.current(), "the same pack");
    }

    @Test
    void aRestartWithABrokenFileComesUpWithTheLastGoodPack() throws Exception {
        edit(new YamlOfficeDirectory(files), BETTER);
        Files.writeString(files.pack(), BROKEN);
        YamlOfficeDirectory restarted = new YamlOfficeDirectory(files);
        assertEquals("Counter", name(restarted));
        assertEquals(1, restarted.mistakes().size());
        edit(restarted, GOOD);
        assertEquals("Office", name(restarted));
    }

    @Test
    void aFileThatGoesAwayOrIsNotTextIsAMistakeToo() throws Exception {
        YamlOfficeDirectory directory = new YamlOfficeDirectory(files);
        Files.delete(files.pack());
        directory.look();
        directory.look();
        assertEquals("Office", name(directory));
        assertTrue(directory.mistakes().get(0).startsWith("office.yaml: there is no such file"));
        Files.write(files.pack(), GOOD.getBytes(StandardCharsets.ISO_8859_1));
        directory.look();
        directory.look();
        assertEquals(List.of("office.yaml: is not UTF-8 text"), directory.mistakes());
    }

    @Test
    void withoutAGoodPackTheDirectoryDoesNotStart() throws Exception {
        Files.writeString(files.pack(), BROKEN);
        InvalidPackException refused = assertThrows(InvalidPackException.class, () -> new YamlOfficeDirectory(files));
        assertTrue(refused.getMessage().contains("departments[1].parent"));
        assertFalse(Files.exists(files.lastGood()));
    }

    @Test
    void healthWarnsAndStaysReadyWhileTheFileIsBroken() throws Exception {
        YamlOfficeDirectory directory = new YamlOfficeDirectory(files);
        OfficePackHealth health = new OfficePackHealth(directory);
        assertEquals(Result.Status.OK, health.execute().getStatus());
        edit(directory, BROKEN);
        Result result = health.execute();
        assertEquals(Result.Status.WARN, result.getStatus());
        assertTrue(result.toString().contains("departments[1].parent"), result.toString());
    }
}
