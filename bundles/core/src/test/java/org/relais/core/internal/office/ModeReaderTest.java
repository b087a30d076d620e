package org.relais.core.internal.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relais.modes.OperatingMode;
import org.relais.texts.LocalizedText;

class ModeReaderTest {

    private static final String MODES = """
            modes:
              - id: lockdown
                name: {fr: Confinement, en: Lockdown}
                notice: {fr: Fermé, en: Closed}
                alternatives:
                  - {fr: Appelez, en: Call}
                forbids: [hand-delivery]
                suspends:
                  - channel: counter
                    reason: {fr: Fermé, en: Closed}
                  - channel: dropbox
                    reason: {fr: Pleine, en: Full}
                    alternatives:
                      - {fr: Attendez, en: Wait}
                routing:
                  - id: lockdown-care
                    when: {topic: care}
                    then: {department: DAJI, priority: high}
                    reason: {fr: Accueil, en: Desk}
            """;

    @Test
    void aModeHasItsNoticeItsChannelsItsProhibitionsAndItsRules() {
        OfficePack pack = PackSamples.read(PackSamples.smallText() + MODES);
        assertEquals(
                List.of("normal", "lockdown"),
                pack.modes().stream().map(mode -> mode.mode().id()).toList());
        PackMode lockdown = pack.mode("lockdown").orElseThrow();
        OperatingMode mode = lockdown.mode();
        assertEquals(new LocalizedText("Fermé", "Closed"), mode.notice());
        assertTrue(mode.forbids("hand-delivery"));
        assertEquals(
                List.of(new LocalizedText("Appelez", "Call")),
                mode.suspends().get(0).alternatives(),
                "those of the mode, when the channel has none");
        assertEquals(
                List.of(new LocalizedText("Attendez", "Wait")),
                mode.suspends().get(1).alternatives());
        assertEquals("lockdown-care", lockdown.rules().get(0).id());
        assertEquals("lockdown-care", mode.rules().get(0).id());
    }

    @Test
    void aPackWithoutModesHasTheNormalOne() {
        OfficePack pack = PackSamples.read(PackSamples.smallText());
        assertEquals(List.of(PackMode.NORMAL), pack.modes());
        assertEquals(Set.of(), pack.normalMode().mode().forbidden());
    }

    @Test
    void theModesOfTheDistributionAreReadable() {
        OfficePack pack = PackSamples.shipped();
        assertEquals(
                List.of("normal", "lockdown", "cyclone"),
                pack.modes().stream().map(mode -> mode.mode().id()).toList());
        assertTrue(pack.mode("lockdown").orElseThrow().mode().forbids("hand-delivery"));
        assertEquals(
                3, pack.mode("lockdown").orElseThrow().mode().alternatives().size());
    }

    @Test
    void mistakesAreNamedByLineAndKey() {
        int line = (int) PackSamples.smallText().lines().count() + 1;
        assertEquals(
                "office.yaml line " + (line + 5) + ", modes[0].alternatives[0].en: is missing",
                mistake("{fr: Appelez, en: Call}", "{fr: Appelez}"));
        assertEquals(
                "office.yaml line " + (line + 6)
                        + ", modes[0].forbids: is an empty list; name at least one value or leave the key out",
                mistake("[hand-delivery]", "[]"));
        assertEquals(
                "office.yaml line " + (line + 10)
                        + ", modes[0].suspends[1].channel: the channel 'counter' is there already," + " in line "
                        + (line + 8),
                mistake("dropbox", "counter"));
        assertEquals(
                "office.yaml line " + (line + 15)
                        + ", modes[0].routing[0].id: the rule 'topic-care' is there already, in" + " 'routing'",
                mistake("id: lockdown-care", "id: topic-care"));
        assertEquals(
                "office.yaml line " + (line + 17)
                        + ", modes[0].routing[0].then.department: unknown department 'NOWHERE'; known: DAJI, DPASS",
                mistake("department: DAJI", "department: NOWHERE"));
        assertTrue(mistake("    notice:", "    warning:").contains("unknown key 'warning'"));
    }

    @Test
    void theNormalModeChangesNothing() {
        InvalidPackException broken =
                assertThrows(InvalidPackException.class, () -> read(MODES.replace("id: lockdown\n", "id: normal\n")));
        assertEquals(3, broken.mistakes().size(), broken.mistakes().toString());
        assertTrue(
                broken.mistakes()
                        .get(0)
                        .endsWith("modes[0].forbids: cannot stand here: the mode 'normal' changes nothing"),
                broken.mistakes().get(0));
    }

    private static String mistake(String right, String wrong) {
        InvalidPackException broken = assertThrows(InvalidPackException.class, () -> read(MODES.replace(right, wrong)));
        assertEquals(1, broken.mistakes().size(), broken.mistakes().toString());
        return broken.mistakes().get(0);
    }

    private static OfficePack read(String modes) throws InvalidPackException {
        return new YamlPackReader("office.yaml").read(PackSamples.smallText() + modes);
    }
}
