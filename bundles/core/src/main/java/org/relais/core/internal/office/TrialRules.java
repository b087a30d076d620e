package org.relais.core.internal.office;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.util.List;
import org.relais.directory.Office;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads rules that came in a request, as strictly as those of a pack and by the same code: JSON is YAML. */
public final class TrialRules {

    private static final String KEY = "rules";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private TrialRules() {}

    /**
     * @param form an object with the one member {@code rules}
     * @throws RelaisException {@code invalid-request} with every mistake by its pointer
     */
    public static List<RoutingRule> read(FormData form, Office office) {
        return read(compose(json(form.members())), office);
    }

    private static List<RoutingRule> read(MappingNode node, Office office) {
        Mistakes mistakes = new Mistakes("request");
        YamlSection root = new YamlSection(node, "", mistakes);
        List<RoutingRule> rules = new RuleReader(root, KEY, office).read();
        root.end();
        if (!mistakes.isEmpty()) {
            throw invalid(mistakes.fieldErrors());
        }
        return rules;
    }

    /** The rules of a checked form, to be kept. */
    public static String json(FormData form) {
        return json(form.members().getOrDefault(KEY, List.of()));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form always becomes JSON", e);
        }
    }

    /**
     * Checks kept rules once more, by the office as it is now.
     *
     * @throws RelaisException {@code invalid-request} with every mistake by its pointer
     */
    public static void check(String kept, Office office) {
        read(compose("{\"" + KEY + "\":" + kept + "}"), office);
    }

    /**
     * Reads rules that were checked when they were written, although the office may have changed since: they may name what is there no
     * longer.
     *
     * @param kept what {@link #json(FormData)} answered
     */
    public static List<RoutingRule> readKept(String kept, Office office) {
        YamlSection root = new YamlSection(compose("{\"" + KEY + "\":" + kept + "}"), "", new Mistakes("kept rules"));
        return new RuleReader(root, KEY, office, true).read();
    }

    static MappingNode compose(FormData form) {
        return compose(json(form.members()));
    }

    private static MappingNode compose(String json) {
        try {
            return (MappingNode) new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(json));
        } catch (YAMLException unusual) {
            throw invalid(List.of(new FieldError(
                    "/" + KEY,
                    new LocalizedText(
                            "Ces règles contiennent un caractère inutilisable.",
                            "These rules hold a character that cannot be used."))));
        }
    }

    private static RelaisException invalid(List<FieldError> errors) {
        return RelaisException.builder(
                        Errors.INVALID_REQUEST,
                        new LocalizedText(
                                "Les règles comportent des erreurs ; rien n'a été essayé.",
                                "The rules have mistakes; nothing was tried."))
                .errors(errors)
                .build();
    }
}
