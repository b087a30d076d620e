package org.relais.soak;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The course of a soak as a picture: above what was accepted, with what happened to the bundle, below the heap. */
final class Plot {

    private static final int WIDTH = 1000;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int HEIGHT = 200;
    private static final int HEAP_TOP = 290;
    private static final int SECONDS_EACH = 5;
    private static final int TICKS = 10;
    private static final double MEGABYTE = 1e6;

    private final Timeline timeline;
    private final double seconds;

    Plot(Timeline timeline) {
        this.timeline = timeline;
        this.seconds = Math.max(
                1,
                timeline.events().stream()
                                .mapToDouble(Timeline.Event::seconds)
                                .max()
                                .orElse(1)
                        * 1.05);
    }

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 540" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                """.formatted(WIDTH) + events() + accepted() + heap() + axes() + legend() + "</svg>\n";
    }

    private String events() {
        return timeline.events().stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Timeline.Event event) {
        String x = number(x(event.seconds()));
        return "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"><title>%s at %s s</title></line>\n"
                .formatted(
                        x,
                        x,
                        TOP,
                        HEAP_TOP + HEIGHT,
                        color(event.kind()),
                        event.kind() == Timeline.Kind.KILLED ? "2.5" : "1",
                        event.what(),
                        number(event.seconds()));
    }

    private static String color(Timeline.Kind kind) {
        return switch (kind) {
            case SWAPPED -> "#cfd8dc";
            case TAKEN_BACK -> "#ffb74d";
            case KILLED -> "#d32f2f";
            case READY -> "#a5d6a7";
        };
    }

    private String accepted() {
        double most = Math.max(1, Math.max(most(Submission.Protocol.REST), most(Submission.Protocol.SOAP)));
        return accepted(Submission.Protocol.REST, "#1565c0", most)
                + accepted(Submission.Protocol.SOAP, "#6a1b9a", most)
                + scale(TOP, most / SECONDS_EACH, "accepted in a second");
    }

    private double most(Submission.Protocol protocol) {
        return timeline.accepted(protocol, SECONDS_EACH).values().stream()
                .mapToInt(count -> count)
                .max()
                .orElse(0);
    }

    private String accepted(Submission.Protocol protocol, String color, double most) {
        Map<Integer, Integer> counts = timeline.accepted(protocol, SECONDS_EACH);
        StringBuilder points = new StringBuilder();
        for (int slot = 0; slot * SECONDS_EACH < seconds; slot++) {
            double x = x(Math.min(seconds, slot * SECONDS_EACH + SECONDS_EACH / 2.0));
            points.append(point(x, TOP + HEIGHT - HEIGHT * counts.getOrDefault(slot, 0) / most));
        }
        return polyline(points.toString(), color);
    }

    private String heap() {
        List<Timeline.Sample> samples = timeline.samples();
        double most = samples.stream()
                .mapToDouble(sample -> sample.bytes() / MEGABYTE)
                .max()
                .orElse(1);
        StringBuilder all = new StringBuilder();
        int lives = samples.stream().mapToInt(Timeline.Sample::life).max().orElse(0);
        for (int life = 1; life <= lives; life++) {
            int which = life;
            all.append(polyline(
                    samples.stream()
                            .filter(sample -> sample.life() == which)
                            .map(sample -> point(
                                    x(sample.seconds()),
                                    HEAP_TOP + HEIGHT - HEIGHT * (sample.bytes() / MEGABYTE / most)))
                            .collect(Collectors.joining()),
                    "#2e7d32"));
        }
        return all + scale(HEAP_TOP, most, "heap after a full collection, MB");
    }

    private static String polyline(String points, String color) {
        return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n".formatted(points, color);
    }

    private static String scale(int top, double most, String name) {
        return "<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(LEFT, top - 6, name)
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n".formatted(LEFT - 6, top + 10, number(most))
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>\n".formatted(LEFT - 6, top + HEIGHT);
    }

    private String axes() {
        StringBuilder axes = new StringBuilder();
        for (int top : new int[] {TOP, HEAP_TOP}) {
            axes.append("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"black\"/>\n"
                    .formatted(LEFT, top, top + HEIGHT, WIDTH - RIGHT));
        }
        for (int tick = 0; tick <= TICKS; tick++) {
            double second = seconds * tick / TICKS;
            axes.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%.0f s</text>\n"
                    .formatted(number(x(second)), HEAP_TOP + HEIGHT + 16, second));
        }
        return axes.toString();
    }

    private static String legend() {
        String[][] entries = {
            {"REST", "#1565c0"},
            {"SOAP", "#6a1b9a"},
            {"swapped", color(Timeline.Kind.SWAPPED)},
            {"taken back", color(Timeline.Kind.TAKEN_BACK)},
            {"killed", color(Timeline.Kind.KILLED)},
            {"ready", color(Timeline.Kind.READY)},
            {"heap", "#2e7d32"}
        };
        StringBuilder legend = new StringBuilder();
        for (int i = 0; i < entries.length; i++) {
            int x = LEFT + i * 110;
            legend.append(
                    "<rect x=\"%d\" y=\"520\" width=\"14\" height=\"10\" fill=\"%s\"/><text x=\"%d\" y=\"530\">%s</text>\n"
                            .formatted(x, entries[i][1], x + 20, entries[i][0]));
        }
        return legend.toString();
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds;
    }

    private static String point(double x, double y) {
        return number(x) + "," + number(y) + " ";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
