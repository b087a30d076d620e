package org.relais.core.internal.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.relais.errors.FieldError;
import org.relais.texts.LocalizedText;

/** Collects all that is wrong with one pack, so that its editor sees everything at once. Not thread-safe. */
final class Mistakes {

    private record Mistake(int line, String path, String message) {}

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /** @param line counted from 1 */
    void add(int line, String path, String message) {
        found.add(new Mistake(line, path, message));
    }

    void add(YamlText where, String message) {
        add(where.line(), where.path(), message);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** One line per mistake, in the order of the file. */
    List<String> lines() {
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line))
                .map(mistake -> place(mistake.line(), mistake.path()) + ": " + mistake.message())
                .distinct()
                .toList();
    }

    String place(int line, String path) {
        return file + " line " + line + (path.isEmpty() ? "" : ", " + path);
    }

    /** The same by JSON Pointer, for rules that came in a request. */
    List<FieldError> fieldErrors() {
        return found.stream()
                .map(mistake -> new FieldError(
                        pointer(mistake.path()),
                        new LocalizedText("Règle non valable : " + mistake.message(), mistake.message())))
                .distinct()
                .toList();
    }

    private static String pointer(String path) {
        return path.isEmpty()
                ? ""
                : "/" + path.replace("]", "").replace('[', '/').replace('.', '/');
    }
}
