package org.relais.service.claimforms.internal.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.FieldError;
import org.relais.spi.forms.Forms.CompiledForm;
import org.relais.spi.service.TimeLimits;
import org.relais.testkit.TestForms;
import org.relais.texts.LocalizedText;

class ClaimFormSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FULL = """
            {"formNumber": "FS-2021-0001", "site": "caps", "receivedOn": "2021-09-07", "cafatNumber": "339411", "mutual": "Nickel",
             "mutualMemberNumber": "12-34",
             "insured": {"lastName": "Bernanos", "firstName": "Noël", "birthDate": "2002-03-30"},
             "address": {"street": "BP 12", "postalCode": "98845", "commune": "Nouméa"},
             "contact": {"phone": "20.52.52", "email": "noel@example.nc"},
             "employer": {"name": "Les Œillets", "address": "avenue Foch", "monthlyHours": 151.67},
             "patientIsInsured": false,
             "patient": {"lastName": "Bernanos", "firstName": "Léa", "birthDate": "2020-03-30"},
             "fullyCovered": false, "thirdPartyAccident": false, "workAccident": false, "bankDetailsChanged": false,
             "prescriptionJoined": true, "signed": true, "careOn": "2021-09-06"}
            """;

    private static final String LEAST = """
            {"formNumber": "FS-2021-0001", "insured": {"lastName": "Bernanos", "firstName": "Noël", "birthDate": "2002-03-30"},
             "fullyCovered": false, "workAccident": false}
            """;

    private final String schema =
            ClaimForms.descriptor(new TimeLimits(10, 2, 20)).form().schema();
    private final TestForms forms = new TestForms();
    private final CompiledForm form = forms.compile(schema);

    private List<String> refused(String json) {
        return form.check(forms.read(json)).stream().map(FieldError::pointer).toList();
    }

    @Test
    void theFullestAndTheEmptiestFormPass() {
        assertEquals(List.of(), refused(FULL));
        assertEquals(List.of(), refused(LEAST));
    }

    @Test
    void everyMemberHasATitleInBothLanguages() throws Exception {
        List<String> untitled = new ArrayList<>();
        walk("", JSON.readTree(schema), (pointer, member) -> {
            for (String title : List.of("title", "x-title-en")) {
                if (member.path(title).asText().isBlank()) {
                    untitled.add(pointer + " has no " + title);
                }
            }
        });
        assertEquals(List.of(), untitled);
    }

    @Test
    void everyTextHasALengthAndEveryNumberBounds() throws Exception {
        walk("", JSON.readTree(schema), (pointer, member) -> {
            switch (member.path("type").asText()) {
                case "string" ->
                    assertTrue(member.path("maxLength").asInt(pointer.endsWith("/postalCode") ? 5 : 0) > 0, pointer);
                case "number" -> assertTrue(member.has("minimum") && member.has("maximum"), pointer);
                case "boolean", "object" -> {}
                default -> throw new AssertionError(pointer + " is a " + member.path("type"));
            }
        });
    }

    @Test
    void anUnknownMemberIsRefusedInEveryObject() throws Exception {
        for (String object : List.of("", "/insured", "/address", "/contact", "/employer", "/patient")) {
            JsonNode tree = JSON.readTree(FULL);
            ((ObjectNode) tree.at(object)).put("surprise", true);
            assertEquals(List.of(object + "/surprise"), refused(tree.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"formNumber", "insured", "fullyCovered", "workAccident"})
    void whatDecidesHasToBeSaid(String member) throws Exception {
        ObjectNode tree = (ObjectNode) JSON.readTree(LEAST);
        tree.remove(member);
        assertEquals(List.of("/" + member), refused(tree.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastName", "firstName", "birthDate"})
    void aPersonHasNamesAndABirthDate(String member) throws Exception {
        for (String person : List.of("/insured", "/patient")) {
            JsonNode tree = JSON.readTree(FULL);
            ((ObjectNode) tree.at(person)).remove(member);
            assertEquals(List.of(person + "/" + member), refused(tree.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/formNumber, FS 2021",
        "/formNumber, -FS",
        "/formNumber, FS--1",
        "/formNumber, ''",
        "/cafatNumber, ''",
        "/address/postalCode, 75001",
        "/address/postalCode, 9880",
        "/address/postalCode, 988000",
        "/receivedOn, 2021-09-07T00:00",
        "/signed, yes",
        "/employer/monthlyHours, 39"
    })
    void aMalformedMemberIsRefused(String pointer, String value) throws Exception {
        JsonNode tree = JSON.readTree(FULL);
        int name = pointer.lastIndexOf('/');
        ((ObjectNode) tree.at(pointer.substring(0, name))).put(pointer.substring(name + 1), value);
        assertEquals(
                List.of(pointer), refused(tree.toString()).stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "744, 0", "745, 1"})
    void hoursFitIntoAMonth(int hours, int refusals) throws Exception {
        JsonNode tree = JSON.readTree(FULL);
        ((ObjectNode) tree.at("/employer")).put("monthlyHours", hours);
        assertEquals(refusals, refused(tree.toString()).size());
    }

    @Test
    void noNameOfTheFormIsForbidden() throws Exception {
        Set<String> forbidden = ForbiddenNames.WITH_REASONS.keySet().stream()
                .map(ClaimFormSchemaTest::folded)
                .collect(Collectors.toSet());
        List<String> names = new ArrayList<>();
        walk(
                "",
                JSON.readTree(schema),
                (pointer, member) -> names.add(pointer.substring(pointer.lastIndexOf('/') + 1)));
        assertEquals(33, names.size());
        // what an envelope says around a form
        names.addAll(List.of(
                "delivery",
                "round",
                "envelope",
                "stampedOn",
                "sender",
                "organisation",
                "language",
                "items",
                "topic",
                "subject",
                "description",
                "about",
                "department",
                "outcome",
                "misdirected",
                "to",
                "how",
                "reason",
                "override",
                "service",
                "form",
                "claimForm"));
        assertEquals(
                List.of(),
                names.stream().filter(name -> forbidden.contains(folded(name))).toList());
        assertFalse(forbidden.contains("prescriptionjoined"));
    }

    /** As the platform compares them. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "practitioner",
                "practitionerPart",
                "praticien",
                "partieDuPraticien",
                "médecin",
                "medecin",
                "honoraires",
                "doctor"
            })
    void thePractitionersPartIsForbiddenWithItsOwnReason(String name) {
        LocalizedText reason = ForbiddenNames.WITH_REASONS.get(name);
        assertTrue(reason.fr().contains("praticien") && reason.en().contains("practitioners"), reason::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diagnosis",
                "diagnostic",
                "acts",
                "actes",
                "actCodes",
                "codesActes",
                "pathology",
                "pathologie",
                "treatment",
                "traitement",
                "prescription",
                "prescriptionContent",
                "ordonnance",
                "médicaments",
                "medicaments",
                "cim10"
            })
    void whatIsClinicalIsForbiddenWithItsOwnReason(String name) {
        LocalizedText reason = ForbiddenNames.WITH_REASONS.get(name);
        assertTrue(
                reason.fr().contains("ne demande ni ne conserve")
                        && reason.en().contains("neither asks for nor stores"),
                reason::toString);
    }

    private interface Visitor {
        void visit(String pointer, JsonNode member);
    }

    private static void walk(String pointer, JsonNode object, Visitor visitor) {
        for (Map.Entry<String, JsonNode> member : object.path("properties").properties()) {
            String here = pointer + "/" + member.getKey();
            visitor.visit(here, member.getValue());
            walk(here, member.getValue(), visitor);
        }
    }
}
