package org.relais.itests.harness;

import java.net.URI;
import java.nio.file.Path;

/** One assembled distribution under test, in a process of its own. Its data outlive its process. */
public interface RunningRelais {

    /** Where its clients reach it. */
    URI url();

    /** The folder with the database, the log and the shell's socket. */
    Path data();

    /** The folder into which an operator drops bundles. */
    Path deploy();

    /** The office pack it reads. */
    Path office();

    /** The operator's log. */
    Path log();

    /** The number of its process, while it runs. */
    long pid();

    /** Starts it on the data it left, and returns once it says that it is ready. */
    void start();

    /** Ends it in good order. */
    void stop();

    /** Ends its process as a power cut would. */
    void kill();

    /** Runs one command of an operator in its shell, and answers what it printed. */
    String shell(String command);
}
