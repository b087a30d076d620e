package org.relais.core.internal.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Packs for tests. */
public final class PackSamples {

    private static final Path SHIPPED = Path.of("../../distribution/assembly/src/main/resources/etc/office.yaml");

    /** Every part once, as short as it can be; {@code %s} is where opening hours and further days go. */
    private static final String SMALL = """
            office:
              id: test
              name: {fr: Bureau, en: Office}
              zone: ZONE
              desk: DAJI
            sites:
              - id: caps
                name: {fr: CAPS, en: CAPS}
            departments:
              - id: DAJI
                kind: directorate
                name: {fr: Accueil, en: Desk}
              - id: DPASS
                kind: directorate
                name: {fr: Santé, en: Health}
                parent: DAJI
                aliases: [DASS]
            topics:
              - id: care
                name: {fr: Soins, en: Care}
                target: 9h
              - id: emergency
                name: {fr: Urgence, en: Emergency}
                target: 30m
                emergency: {fr: Appelez le 15, en: Call 15}
            resolutions:
              - code: ANSWERED
                name: {fr: Répondu, en: Answered}
            communes:
              - {name: Dumbéa, insee: 98805, postal: 98835, population: 34926}
            HOURSrouting:
              - id: topic-care
                when: {topic: care}
                then: {department: DPASS}
                reason: {fr: Soins, en: Care}
              - id: desk
                then: {department: DAJI}
                reason: {fr: Accueil, en: Desk}
            """;

    private static final String OFFICE_HOURS = """
            hours:
              - week:
                  monday: 07:00-16:00
            """;

    private PackSamples() {}

    /** The text of the pack that comes with the distribution. */
    public static String shippedText() {
        try {
            return Files.readString(SHIPPED);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static OfficePack shipped() {
        return read(shippedText());
    }

    /** A small valid pack, 40 lines. */
    public static String smallText() {
        return smallText("Pacific/Noumea", OFFICE_HOURS);
    }

    /** A small pack with its own zone and hours, and whatever else {@code hours} brings. */
    public static String smallText(String zone, String hours) {
        return SMALL.replace("ZONE", zone).replace("HOURS", hours);
    }

    public static OfficePack read(String text) {
        try {
            return new YamlPackReader("office.yaml").read(text);
        } catch (InvalidPackException broken) {
            throw new AssertionError(broken.getMessage(), broken);
        }
    }

    /** A source that always answers one pack. */
    public static OfficePacks packs(OfficePack pack) {
        return new OfficePacks() {
            @Override
            public OfficePack current() {
                return pack;
            }

            @Override
            public List<String> mistakes() {
                return List.of();
            }
        };
    }
}
