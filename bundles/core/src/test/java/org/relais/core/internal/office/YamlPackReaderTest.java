package org.relais.core.internal.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.directory.Office;

class YamlPackReaderTest {

    private static List<String> mistakes(String text) {
        return assertThrows(InvalidPackException.class, () -> new YamlPackReader("office.yaml").read(text))
                .mistakes();
    }

    /** The line of the small pack in which a text first stands. */
    private static int line(String text, String wanted) {
        return text.substring(0, text.indexOf(wanted)).split("\n", -1).length;
    }

    @Test
    void theShippedPackIsTheOfficeOfTheSouthProvince() {
        OfficePack pack = PackSamples.shipped();
        Office office = pack.office();
        assertEquals("Pacific/Noumea", office.zone().getId());
        assertEquals("DAJI", office.desk().value());
        assertEquals(
                List.of("caps", "hemicycle", "hps"),
                office.sites().stream().map(site -> site.id().value()).toList());
        assertEquals(12, office.departments().size());
        assertEquals(14, office.communes().size());
        assertEquals(12, pack.holidays().size());
        assertTrue(office.communes().contains("L'Île-des-Pins"));
        assertEquals(
                Duration.ofHours(18), office.topic("vaccination").orElseThrow().target());
        assertEquals(
                197_639, pack.communes().stream().mapToInt(Commune::population).sum());
    }

    @ParameterizedTest
    @CsvSource({"DEFE,DEL", "des,DERES", "dpass,DPASS"})
    void aFormerNameOfADepartmentStillLeadsToIt(String name, String department) {
        assertEquals(
                department,
                PackSamples.shipped()
                        .office()
                        .department(name)
                        .orElseThrow()
                        .id()
                        .value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parent: DAJI|parent: DPAS|departments[1].parent: unknown department 'DPAS'; known: DAJI, DPASS",
                "parent: DAJI|parent: DPASS|departments[1].parent: 'DPASS' would belong to itself",
                "aliases: [DASS]|aliases: [DAJI]|departments[1].aliases[0]: 'DAJI' is the id of a department and cannot be an alias as well",
                "zone: Pacific/Noumea|zone: Pacific/Nouméa|office.zone: 'Pacific/Nouméa' is not a time zone (example: Pacific/Noumea)",
                "desk: DAJI|desk: DESK|office.desk: unknown department 'DESK'; known: DAJI, DPASS",
                "id: test|id: Mon bureau|office.id: 'Mon bureau' is not lower-case letters, digits and hyphens, at most 40 (example: business-aid)",
                "target: 9h|target: 9 hours|topics[0].target: '9 hours' is not a working time (example: 16h, 30m or 1h30m)",
                "target: 9h|target: 0h|topics[0].target: '0h' is not a working time (example: 16h, 30m or 1h30m)",
                "{fr: Santé, en: Health}|{fr: Santé}|departments[1].name.en: is missing",
                "{fr: Santé, en: Health}|Santé|departments[1].name: must have keys of its own (key: value)",
                "{fr: Santé, en: Health}|{fr: Santé, en: }|departments[1].name.en: is empty",
                "id: DPASS|id: DAJI|departments[1].id: the department 'DAJI' is there already, in line 10",
                "kind: directorate|kind: ministry|departments[0].kind: unknown value 'ministry'; known: directorate, office, service",
                "kind: directorate|knid: directorate|departments[0].knid: unknown key 'knid'; allowed: id, aliases, parent, kind, name",
                "monday: 07:00-16:00|monday: 16:00-07:00|hours[0].week.monday: '16:00-07:00' is not an interval of a day (example: 07:00-16:00); when it ends on the next day write +1 (example: 22:00-06:00+1)",
                "monday: 07:00-16:00|monday: [07:00-12:00, 11:30-16:00]|hours[0].week.monday[1]: '11:30-16:00' overlaps '07:00-12:00' of line 33",
                "monday: 07:00-16:00|montag: 07:00-16:00|hours[0].week.montag: unknown key 'montag'; allowed: monday, tuesday, wednesday, thursday, friday, saturday, sunday",
                "monday: 07:00-16:00|monday: 07:00-25:00|hours[0].week.monday: '07:00-25:00' is not an interval of a day (example: 07:00-16:00); when it ends on the next day write +1 (example: 22:00-06:00+1)",
                "insee: 98805|insee: 9880|communes[0].insee: '9880' is not a code of five digits",
                "population: 34926|population: many|communes[0].population: 'many' is not a number of inhabitants",
                "topic: care|topic: cares|routing[0].when.topic: unknown topic 'cares'; known: care, emergency",
                "department: DPASS|department: DASS|routing[0].then.department: unknown department 'DASS'; known: DAJI, DPASS",
                "code: ANSWERED|code: answered|resolutions[0].code: 'answered' is not capital letters, digits, hyphens and underscores, at most 20 (example: DPASS)",
            })
    void aMistakeIsNamedByLineAndKey(String good, String bad, String expected) {
        String text = PackSamples.smallText();
        assertTrue(text.contains(good), good);
        String edited = text.replaceFirst(Pattern.quote(good), bad);
        String mistake = "office.yaml line " + line(text, good) + ", " + expected;
        assertTrue(mistakes(edited).contains(mistake), () -> mistake + " not in " + mistakes(edited));
    }

    @Test
    void allMistakesAreNamedAtOnceInTheOrderOfTheFile() {
        List<String> mistakes = mistakes(PackSamples.smallText()
                        .replace("zone: Pacific/Noumea", "zone: Mars/Base")
                        .replace("parent: DAJI", "parent: DPAS")
                        .replace("target: 30m", "target: soon")
                + "colour: blue\n");
        assertEquals(
                List.of("office.zone", "departments[1].parent", "topics[1].target", "colour"),
                mistakes.stream().map(line -> line.split(", |: ")[1]).toList());
    }

    @Test
    void aPackSaysWhatBelongsToRequesters() throws InvalidPackException {
        String text = PackSamples.smallText();
        PackRequesters unsaid = new YamlPackReader("office.yaml").read(text).requesters();
        assertEquals(new PackRequesters("NC", 30, Set.of()), unsaid);
        String said = text.replace("target: 9h", "target: 9h\n    publicSpace: true")
                + "requesters:\n  region: FR\n  suggestionDays: 7\n";
        assertEquals(
                new PackRequesters("FR", 7, Set.of("care")),
                new YamlPackReader("office.yaml").read(said).requesters());
    }

    @Test
    void mistakesAboutRequestersAreNamed() {
        List<String> mistakes =
                mistakes(PackSamples.smallText().replace("target: 9h", "target: 9h\n    publicSpace: often")
                        + "requesters:\n  region: Nouméa\n  suggestionDays: 0\n  colour: blue\n");
        assertEquals(
                List.of("topics[0].publicSpace", "requesters.region", "requesters.suggestionDays", "requesters.colour"),
                mistakes.stream().map(line -> line.split(", |: ")[1]).toList());
    }

    @Test
    void theLastIntervalOfTheWeekMayNotReachIntoTheFirst() {
        List<String> mistakes = mistakes(PackSamples.smallText("Pacific/Noumea", """
                hours:
                  - week: {monday: 05:00-07:00, sunday: 22:00-06:00+1}
                """));
        assertTrue(mistakes.get(0).endsWith("'05:00-07:00' overlaps '22:00-06:00+1' of line 32"), mistakes.get(0));
    }

    @Test
    void anOfficeThatNeverOpensIsRefused() {
        assertTrue(mistakes(PackSamples.smallText("Pacific/Noumea", "hours:\n  - week: {}\n"))
                .get(0)
                .endsWith("hours[0].week: never opens; give at least one day hours"));
        assertTrue(mistakes(PackSamples.smallText("Pacific/Noumea", ""))
                .get(0)
                .endsWith("hours: needs at least one entry"));
        assertTrue(mistakes(PackSamples.smallText(
                        "Pacific/Noumea", "hours:\n  - channel: phone\n    week: {monday: 07:00-16:00}\n"))
                .get(0)
                .contains("hours: one entry without site and channel is missing"));
    }

    @Test
    void theSameHoursMayNotBeGivenTwice() {
        assertTrue(mistakes(PackSamples.smallText("Pacific/Noumea", """
                        hours:
                          - week: {monday: 07:00-16:00}
                          - week: {tuesday: 07:00-16:00}
                        """))
                .get(0)
                .endsWith("hours[1]: hours for the same site and channel are there already, in line 32"));
    }

    @Test
    void aRuleAfterTheDefaultCanNeverFire() {
        String text = PackSamples.smallText() + """
                  - id: late
                    when: {topic: care}
                    then: {department: DPASS}
                    reason: {fr: r, en: r}
                """;
        assertEquals(
                List.of("office.yaml line " + line(text, "id: late")
                        + ", routing[2]: can never fire: the rule 'desk' before it has no condition"),
                mistakes(text));
    }

    @Test
    void rulesWithoutADefaultAreRefused() {
        String text = PackSamples.smallText().replace("  - id: desk\n", "  - id: desk\n    when: {channel: phone}\n");
        assertTrue(
                mistakes(text).get(0).endsWith("routing: the default is missing: end with a rule that has no 'when'"));
    }

    @Test
    void aRuleWithAnEmptyConditionIsRefused() {
        assertTrue(mistakes(PackSamples.smallText().replace("{topic: care}", "{}"))
                .get(0)
                .endsWith("routing[0].when: has no condition; leave 'when' out for the default rule"));
    }

    @Test
    void aHolidayNeedsEitherADateOrADistanceFromEaster() {
        String holidays = """
                hours:
                  - week: {monday: 07:00-16:00}
                holidays:
                  - name: {fr: a, en: a}
                  - name: {fr: b, en: b}
                    date: 13-01
                  - name: {fr: c, en: c}
                    easter: soon
                closures:
                  - date: 2021-02-30
                    label: {fr: d, en: d}
                """;
        assertEquals(
                List.of("holidays[0]", "holidays[1].date", "holidays[2].easter", "closures[0].date"),
                mistakes(PackSamples.smallText("Pacific/Noumea", holidays)).stream()
                        .map(line -> line.split(", |: ")[1])
                        .toList());
    }

    @Test
    void aTextThatIsTooLongForACaseIsRefused() {
        assertTrue(mistakes(PackSamples.smallText().replace("fr: Santé", "fr: " + "S".repeat(201)))
                .get(0)
                .endsWith("departments[1].name.fr: has 201 characters; at most 200"));
        assertTrue(mistakes(PackSamples.smallText()
                        .replace(
                                "{fr: Soins, en: Care}\n  - id: desk",
                                "{fr: " + "S".repeat(1_001) + ", en: Care}\n  - id: desk"))
                .get(0)
                .endsWith("routing[0].reason.fr: has 1001 characters; at most 1000"));
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertTrue(mistakes(PackSamples.smallText().replace("  desk: DAJI\n", "  desk: DAJI\n  desk: DPASS\n"))
                .get(0)
                .endsWith("office.desk: the key stands here twice, first in line 5"));
    }

    @ParameterizedTest
    @CsvSource({"'a: [b'", "'\ta: b'", "'a: !!javax.script.ScriptEngineManager []'", "'- a'", "''", "'a: *b'"})
    void whatIsNotAPackIsRefusedWithItsLine(String text) {
        assertTrue(mistakes(text).get(0).startsWith("office.yaml line "));
    }
}
