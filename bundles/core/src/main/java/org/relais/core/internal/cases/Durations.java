package org.relais.core.internal.cases;

import java.time.Duration;

/** Writes working time for people: hours and minutes, the same in French and English. */
final class Durations {

    private Durations() {}

    static String text(Duration duration) {
        long hours = duration.abs().toHours();
        int minutes = duration.abs().toMinutesPart();
        String sign = duration.isNegative() ? "-" : "";
        if (hours == 0) {
            return sign + minutes + " min";
        }
        return sign + hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
}
