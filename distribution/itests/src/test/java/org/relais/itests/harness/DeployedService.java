package org.relais.itests.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A delegated service as an operator has it, and what one has to know to test it.
 *
 * @param bundle its symbolic name, which its packages begin with
 * @param build the file that is dropped first
 * @param upgrade a later version of it, whose form has one member more
 * @param form a complete form without its number, as JSON
 * @param member the name of the member that only the upgrade takes
 * @param value for that member
 * @param forbidden the name of a member that must not be there
 */
public record DeployedService(
        String id,
        String bundle,
        Path build,
        Path upgrade,
        String form,
        String member,
        String value,
        String forbidden) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LATER = "9.0.0";
    private static final String MEMBER = "remark";

    /** One whose later version differs by its form alone. */
    private static DeployedService of(
            String id,
            String bundle,
            Path build,
            Map<String, UnaryOperator<String>> changed,
            String form,
            String forbidden) {
        Map<String, UnaryOperator<String>> files = new HashMap<>(changed);
        files.put(
                "form.json",
                json -> json.replace(
                        "\"signed\": {",
                        "\"" + MEMBER + "\": {\"type\": \"string\", \"title\": \"Remarque\", \"x-title-en\":"
                                + " \"Remark\"},\n    \"signed\": {"));
        Path upgrade = Builds.with(build, LATER, Map.of(), files);
        return new DeployedService(id, bundle, build, upgrade, form, MEMBER, "none", forbidden);
    }

    /** The one that the archive ships; its later version has a column more in a table of its own. */
    public static DeployedService claimForms() {
        String column = """
                  <changeSet id="9-remark" author="relais">
                    <addColumn tableName="CLAIMFORMS_MUTUAL"><column name="REMARK" type="varchar(200)"/></addColumn>
                  </changeSet>
                </databaseChangeLog>
                """;
        return of(
                "claim-forms",
                "org.relais.service.claimforms",
                Builds.shipped("service-claimforms"),
                Map.of("db/claimforms.xml", xml -> xml.replace("</databaseChangeLog>", column)),
                "{\"cafatNumber\": \"339411\", \"fullyCovered\": false, \"workAccident\": false, \"signed\": true,"
                        + " \"insured\": {\"lastName\": \"Kaloï\", \"firstName\": \"Théo\", \"birthDate\": \"1988-05-04\"}}",
                "diagnosis");
    }

    /** The example, of which the archive knows nothing. */
    public static DeployedService example() {
        return of(
                "permits",
                "org.relais.example.service",
                Builds.exampleService(),
                Map.of(),
                "{\"lastName\": \"Kaloï\", \"firstName\": \"Léa\", \"plate\": \"339411NC\", \"zone\": \"SEASIDE\", \"signed\": true}",
                "disability");
    }

    /** A complete form, another one each time. */
    public ObjectNode good() {
        try {
            return ((ObjectNode) JSON.readTree(form))
                    .put("formNumber", Calls.newKey().toUpperCase(Locale.ROOT));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that only the upgrade takes. */
    public ObjectNode later() {
        return good().put(member, value);
    }

    /** Its name in the deploy folder. */
    public String file() {
        return "contract-" + id + ".jar";
    }

    public String path() {
        return "/api/v1/services/" + id;
    }

    public String intakes() {
        return "/api/v1/channels/" + id + "/intakes";
    }

    @Override
    public String toString() {
        return id;
    }
}
