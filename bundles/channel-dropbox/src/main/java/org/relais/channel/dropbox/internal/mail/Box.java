package org.relais.channel.dropbox.internal.mail;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.relais.directory.SiteId;
import org.relais.texts.LocalizedText;

/**
 * A drop box.
 *
 * @param opens when the public can reach it, in the office's zone
 * @param closes the same; after {@code opens}
 * @param rounds when it is to be emptied on each working day, in order
 */
public record Box(
        String id, SiteId site, LocalizedText name, LocalTime opens, LocalTime closes, List<LocalTime> rounds) {

    private static final Set<String> KEYS = Set.of("id", "site", "fr", "en", "hours", "rounds");

    public Box {
        rounds = List.copyOf(rounds);
    }

    /**
     * Reads what an administrator wrote, for example
     * {@code id=hps-1; site=hps; fr=Boîte 1; en=Box 1; hours=06:00-20:00; rounds=11:00,15:30}.
     *
     * @throws IllegalArgumentException that names the key, the value and what is allowed
     */
    public static Box parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !KEYS.contains(pair[0].strip()) || pair[1].isBlank()) {
                throw new IllegalArgumentException("boxes: '" + part.strip() + "' is not one of " + new TreeSet<>(KEYS)
                        + " with a value after =, in '" + text + "'");
            }
            if (parts.put(pair[0].strip(), pair[1].strip()) != null) {
                throw new IllegalArgumentException("boxes: " + pair[0].strip() + " stands twice in '" + text + "'");
            }
        }
        Set<String> missing = new TreeSet<>(KEYS);
        missing.removeAll(parts.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("boxes: " + missing + " is missing in '" + text + "'");
        }
        if (!parts.get("id").matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "boxes: id '" + parts.get("id") + "' is not lower-case letters, digits and hyphens");
        }
        String[] hours = parts.get("hours").split("-", -1);
        LocalTime opens = time(hours[0], parts.get("hours"));
        LocalTime closes = hours.length == 2 ? time(hours[1], parts.get("hours")) : opens;
        List<LocalTime> rounds = Stream.of(parts.get("rounds").split(","))
                .map(time -> time(time, parts.get("rounds")))
                .sorted()
                .toList();
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException(
                    "boxes: hours '" + parts.get("hours") + "' is not like 06:00-20:00, the end after the beginning");
        }
        LocalizedText name = new LocalizedText(parts.get("fr"), parts.get("en"));
        return new Box(parts.get("id"), new SiteId(parts.get("site")), name, opens, closes, rounds);
    }

    private static LocalTime time(String text, String whole) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("boxes: '" + text.strip() + "' in '" + whole + "' is not like 15:30");
        }
    }

    /** Can the public reach it at this time of the day? */
    public boolean isOpenAt(LocalTime time) {
        return !time.isBefore(opens) && !time.isAfter(closes);
    }
}
