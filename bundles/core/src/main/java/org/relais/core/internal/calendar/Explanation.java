package org.relais.core.internal.calendar;

import java.util.ArrayList;
import java.util.List;
import org.relais.texts.LocalizedText;

/** Says day by day how working time was counted. Not thread-safe. */
final class Explanation {

    private final List<LocalizedText> lines = new ArrayList<>();

    /** @param seconds of working time that the day contributed */
    void counted(DayPlan day, long seconds) {
        if (seconds > 0) {
            String time = duration(seconds);
            add(day, time + " comptées", time + " counted");
        } else if (day.reason() != null) {
            add(day, day.reason().fr(), day.reason().en());
        } else {
            add(day, "rien de compté, en dehors des heures d'ouverture", "nothing counted, outside opening hours");
        }
    }

    private void add(DayPlan day, String fr, String en) {
        lines.add(new LocalizedText(day.label().fr() + " : " + fr, day.label().en() + ": " + en));
    }

    List<LocalizedText> lines() {
        return lines;
    }

    private static String duration(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        long rest = seconds % 60;
        StringBuilder text = new StringBuilder();
        if (hours > 0) {
            text.append(hours).append(" h ");
        }
        if (minutes > 0) {
            text.append(minutes).append(" min ");
        }
        if (rest > 0) {
            text.append(rest).append(" s ");
        }
        return text.toString().strip();
    }
}
