package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the plug-in guide as what it tells a reader to do: each of its code blocks has a mark that says what it is for. A part begins with
 * a heading of the first level; no code block has a line that begins like one.
 */
public final class PluginGuide {

    private static final Pattern BLOCK = Pattern.compile("(?m)^(?:<!-- (.+) -->\\n)?```\\w*\\n((?s:.*?))^```$");
    private static final Pattern CHANGE = Pattern.compile("(insert|replace): (\\S+) (?:before|line): (.+)");

    private final List<Block> blocks = new ArrayList<>();

    private record Block(String mark, String text) {}

    private PluginGuide(String guide) {
        Matcher found = BLOCK.matcher(guide);
        while (found.find()) {
            if (found.group(1) == null) {
                throw new AssertionError("nothing says what this block of the guide is for: " + found.group(2));
            }
            blocks.add(new Block(found.group(1), found.group(2)));
        }
    }

    /** What the guide of this checkout says below a heading. */
    public static PluginGuide read(String part) {
        String guide = "\n" + text(Path.of(System.getProperty("plugin.guide")));
        String heading = "\n# " + part + "\n";
        int begin = guide.indexOf(heading);
        if (begin < 0) {
            throw new AssertionError("the guide has no part " + part);
        }
        int end = guide.indexOf("\n# ", begin + heading.length());
        return new PluginGuide(guide.substring(begin, end < 0 ? guide.length() : end));
    }

    /** The commands of a step, to be given to a shell. */
    String commands(String step) {
        return blocks.stream()
                .filter(block -> block.mark().equals("run: " + step))
                .map(Block::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the guide has no step " + step));
    }

    /** What the guide shows of a generated project and is not there, word for word. */
    List<String> absentFrom(Path project) {
        return blocks.stream()
                .filter(block -> block.mark().startsWith("look: "))
                .filter(block -> !lines(text(project.resolve(block.mark().substring("look: ".length()))))
                        .contains(lines(block.text())))
                .map(Block::toString)
                .toList();
    }

    /** Makes the changes that the guide makes, in their order. */
    void change(Path project) {
        for (Block block : blocks) {
            Matcher change = CHANGE.matcher(block.mark());
            if (change.matches()) {
                change(project.resolve(change.group(2)), change.group(1), change.group(3), block.text());
            }
        }
    }

    private static void change(Path file, String how, String place, String block) {
        List<String> changed = new ArrayList<>();
        int found = 0;
        for (String line : text(file).lines().toList()) {
            boolean here = line.contains(place);
            found += here ? 1 : 0;
            if (here) {
                changed.add(block.stripTrailing());
            }
            if (!here || how.equals("insert")) {
                changed.add(line);
            }
        }
        if (found != 1) {
            throw new AssertionError("'" + place + "' is " + found + " times in " + file);
        }
        try {
            Files.writeString(file, String.join("\n", changed) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(String text) {
        return String.join("\n", text.lines().map(String::strip).toList()).strip();
    }
}
