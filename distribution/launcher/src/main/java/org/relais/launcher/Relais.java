package org.relais.launcher;

import java.io.PrintStream;
import java.util.List;

/** The commands of {@code bin/relais}. */
public final class Relais {
    private static final int USAGE = 2;

    private Relais() {}

    /** Runs one command; the process ends with 0, or with the reason on the error output and another code. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        try {
            int code = run(Settings.from(System.getenv()), List.of(arguments), out);
            System.exit(code);
        } catch (Refusal refusal) {
            out.flush();
            System.err.println(refusal.getMessage());
            System.exit(refusal.exitCode());
        }
    }

    private static int run(Settings settings, List<String> arguments, PrintStream out) throws Exception {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        Commands commands = new Commands(settings, out);
        switch (command) {
            case "serve" -> new Server(settings, out).serve();
            case "run" -> new Server(settings, out).run(() -> welcome(settings, out));
            case "demo" -> demo(settings.onLoopback(), out);
            case "await" -> {
                return commands.awaitStart(Long.parseLong(rest.get(0)));
            }
            case "status" -> {
                return commands.status();
            }
            case "stop" -> {
                return commands.stop();
            }
            case "replay" -> {
                return commands.replay(rest);
            }
            case "client" -> {
                return new ShellClient(commands.running()).run(rest);
            }
            default -> throw new Refusal("There is no command \"" + command + "\"; see \"relais help\".", USAGE);
        }
        return 0;
    }

    private static void welcome(Settings settings, PrintStream out) {
        out.println("Relais is ready: " + settings.url() + " (Ctrl-C stops it)");
        new FirstPassword(settings).show(out);
    }

    private static void demo(Settings settings, PrintStream out) throws Exception {
        new DataFolder(settings.data()).refuseDemoOnRealData();
        System.setProperty("relais.demo", "true");
        if (Boolean.parseBoolean(System.getenv("RELAIS_ENDS_WITH_PARENT"))) {
            endWithParent();
        }
        foreground(settings, out).run(new Demo(settings, out));
    }

    /** Ends this process when the one that started it does, however that ends; the shutdown is the usual one. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    private static Server foreground(Settings settings, PrintStream out) {
        System.setProperty("karaf.log.console", "WARN");
        return new Server(settings, out);
    }
}
