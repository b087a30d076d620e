package org.relais.core.internal.office;

import java.io.StringReader;
import java.util.List;
import org.relais.directory.Office;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a pack from YAML text. Works on the nodes, never on objects: every mistake has its line, and no tag is obeyed. */
final class YamlPackReader {

    private final String file;

    /** @param file what mistakes call it */
    YamlPackReader(String file) {
        this.file = file;
    }

    /** @throws InvalidPackException with every mistake that was found */
    OfficePack read(String text) throws InvalidPackException {
        Mistakes mistakes = new Mistakes(file);
        YamlSection root = new YamlSection(compose(text), "", mistakes);
        OfficePack pack = read(root);
        if (!mistakes.isEmpty()) {
            throw new InvalidPackException(mistakes.lines());
        }
        return pack;
    }

    private static OfficePack read(YamlSection root) {
        DeadlineReader deadlines = new DeadlineReader(root);
        DirectoryReader directory = new DirectoryReader(root, deadlines);
        HoursReader hours = new HoursReader(root);
        List<Commune> communes = directory.communes();
        Office office = directory.read(communes);
        OfficePack pack = new OfficePack(
                office,
                hours.hours(),
                hours.exceptionalDays(),
                hours.holidays(),
                hours.closures(),
                communes,
                new RuleReader(root).read(),
                deadlines.all(),
                new ProcedureReader(root).read(root),
                directory.requesters(),
                new RoleReader(root).read(),
                new ModeReader(root).read());
        root.end();
        return pack;
    }

    private MappingNode compose(String text) throws InvalidPackException {
        try {
            Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
            throw new InvalidPackException(List.of(file + " line 1: the file has no keys"));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new InvalidPackException(List.of(file + " line " + line + ": not YAML: " + broken.getProblem()));
        } catch (YAMLException broken) {
            throw new InvalidPackException(List.of(file + " line 1: not YAML: " + broken.getMessage()));
        }
    }
}
