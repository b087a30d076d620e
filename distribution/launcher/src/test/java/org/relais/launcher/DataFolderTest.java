package org.relais.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatAnotherProcessRunsOnIsRefusedWithItsNumberAndPort() throws Exception {
        Process holder = takeInAnotherProcess();
        try {
            Refusal refusal = assertThrows(Refusal.class, () -> new DataFolder(folder).take(8181));
            assertTrue(refusal.getMessage().contains("process " + holder.pid() + ", port 4321"), refusal.getMessage());
            assertEquals(
                    holder.pid(),
                    new DataFolder(folder).holder().orElseThrow().process().pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKilledProcessLeavesAFileThatStopsNobody() throws Exception {
        Process holder = takeInAnotherProcess();
        holder.destroyForcibly().waitFor();

        assertTrue(Files.exists(folder.resolve("relais.lock")));
        assertTrue(new DataFolder(folder).holder().isEmpty());
        new DataFolder(folder).take(8181).close();
    }

    @Test
    void aFolderNobodyEverUsedIsFree() {
        assertTrue(new DataFolder(folder).holder().isEmpty());
        assertFalse(new DataFolder(folder).isTakenBy(ProcessHandle.current().pid()));
    }

    @Test
    void aFileWhereTheFolderShouldBeIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Refusal refusal = assertThrows(Refusal.class, () -> new DataFolder(file).take(8181));

        assertTrue(
                refusal.getMessage().startsWith("No right to write in the data folder " + file), refusal.getMessage());
    }

    @Test
    void aFolderWithAccountsOfItsOwnIsNoDemo() throws IOException {
        new DataFolder(folder).refuseDemoOnRealData();
        Files.createFile(folder.resolve("accounts.yaml"));

        assertThrows(Refusal.class, () -> new DataFolder(folder).refuseDemoOnRealData());
    }

    private Process takeInAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("taken", new BufferedReader(new InputStreamReader(process.getInputStream())).readLine());
        return process;
    }

    /** Takes a folder and keeps it until it is killed. */
    static final class Holding {
        private Holding() {}

        public static void main(String[] arguments) throws Exception {
            new DataFolder(Path.of(arguments[0])).take(4321);
            System.out.println("taken");
            Thread.currentThread().join();
        }
    }
}
