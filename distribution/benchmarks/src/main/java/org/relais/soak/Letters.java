package org.relais.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The versions of the channel that come and go, written from one build: each good one has one step of migration more than the one before,
 * the last one a REST path of its own.
 */
final class Letters {

    /** How many good versions there are, numbered from 1. */
    static final int VERSIONS = 3;

    /** What the steps of migration leave behind, each once, when all good versions and one with a bad step have run. */
    static final List<String> MARKS = List.of("ran", "second", "third", "good");

    private static final String CHANGELOG = "db/letters.xml";
    private static final String LATE_PATH = "LetterStatistics";

    private final Path build;
    private final Path folder;
    private int broken;

    /**
     * @param build of the channel
     * @param folder into which its versions are written
     */
    Letters(Path build, Path folder) {
        this.build = build;
        this.folder = folder;
    }

    static String version(int number) {
        return number + ".0.0";
    }

    Path good(int number) throws IOException {
        return write(version(number), number, Map.of(), "");
    }

    /** A broken successor of a good version. No two have the same content. */
    Broken broken(Fault fault, int number) throws IOException {
        String version = "9." + fault.ordinal() + "." + broken++;
        Path file = switch (fault) {
            case DOES_NOT_RESOLVE -> write(version, number, unresolved(), "");
            case THROWS_IN_ACTIVATE -> write(version, number, faulty("throws in activate"), "");
            case THROWS_IN_INTERPRET -> write(version, number, faulty("throws in interpret"), "");
            case NEVER_RETURNS -> write(version, number, faulty("never returns from interpret"), "");
            case BAD_MIGRATION -> write(version, number, Map.of(), step("8-good", "good") + """
                            <changeSet id="9-bad" author="relais">
                              <insert tableName="LETTERS_MIGRATION"><column name="MARK" value="bad"/></insert>
                              <sql>update LETTERS_NOWHERE set MARK = 'x'</sql>
                            </changeSet>
                            """);
        };
        return new Broken(fault, version, file);
    }

    record Broken(Fault fault, String version, Path file) {}

    private Path write(String version, int number, Map<String, String> headers, String moreSteps) throws IOException {
        Path target = folder.resolve("letters-" + version + ".jar");
        Map<String, String> all = new HashMap<>(headers);
        all.put("Bundle-Version", version);
        if (number < VERSIONS) {
            all.put("Service-Component", withoutLatePath());
        }
        List<String> steps = new ArrayList<>();
        if (number >= 2) {
            steps.add(step("4-second", "second"));
        }
        if (number >= 3) {
            steps.add(step("5-third", "third"));
        }
        UnaryOperator<String> more =
                xml -> xml.replace("</databaseChangeLog>", String.join("", steps) + moreSteps + "</databaseChangeLog>");
        BundleCopy.write(build, target, all, Map.of(CHANGELOG, more));
        return target;
    }

    /** Nothing keeps it from being done twice but the migration itself. */
    private static String step(String id, String mark) {
        return """
                <changeSet id="%s" author="relais">
                  <insert tableName="LETTERS_MIGRATION"><column name="MARK" value="%s"/></insert>
                </changeSet>
                """.formatted(id, mark);
    }

    private Map<String, String> unresolved() throws IOException {
        return Map.of(
                "Import-Package", BundleCopy.header(build, "Import-Package") + ",org.relais.nowhere;version=\"[1,2)\"");
    }

    private static Map<String, String> faulty(String fault) {
        return Map.of("Letters-Fault", fault);
    }

    private String withoutLatePath() throws IOException {
        return Stream.of(BundleCopy.header(build, "Service-Component").split(","))
                .filter(component -> !component.contains(LATE_PATH))
                .collect(Collectors.joining(","));
    }
}
