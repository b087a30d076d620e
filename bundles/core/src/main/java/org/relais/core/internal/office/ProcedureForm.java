package org.relais.core.internal.office;

import java.util.Set;
import org.relais.directory.Office;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.procedures.ProcedureTemplate;
import org.relais.texts.LocalizedText;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads a template that came in a request, as strictly as those of a pack and by the same code. */
public final class ProcedureForm {

    private ProcedureForm() {}

    /**
     * @param id of the template, which the form itself does not have
     * @param teams the ids of those that work
     * @throws RelaisException {@code invalid-request} with every mistake by its pointer
     */
    public static ProcedureTemplate read(String id, FormData form, Office office, Set<String> teams) {
        if (!Syntax.ID.matcher(id).matches()) {
            throw Errors.invalid(
                    "/id",
                    new LocalizedText(
                            "Identifiant : minuscules, chiffres et tirets, 40 au plus.",
                            "Id: " + Syntax.ID_EXPECTED + "."));
        }
        Mistakes mistakes = new Mistakes("request");
        MappingNode node = TrialRules.compose(form);
        YamlSection root = new YamlSection(node, "", mistakes);
        ProcedureTemplate template = new ProcedureReader(office, teams).template(root, id);
        root.end();
        if (!mistakes.isEmpty()) {
            throw Errors.invalid(mistakes.fieldErrors());
        }
        return template;
    }
}
