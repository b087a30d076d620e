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
        Mistakes mistakes = new Mistakes("request");
        YamlSection root = new YamlSection(compose(form), "", mistakes);
        List<RoutingRule> rules = new RuleReader(root, KEY, office).read();
        root.end();
        if (!mistakes.isEmpty()) {
            throw invalid(mistakes.fieldErrors());
        }
        return rules;
    }

    static MappingNode compose(FormData form) {
        try {
            String json = JSON.writeValueAsString(form.members());
            return (MappingNode) new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(json));
        } catch (JsonProcessingException | YAMLException unusual) {
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
