package org.relais.service.desk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceForm;
import org.relais.spi.service.TimeLimits;
import org.relais.texts.LocalizedText;

/** A service for tests: permits that go north or south. What it says can be changed by the test that has it. */
class PermitService implements DelegatedService {

    static final ServiceId ID = new ServiceId("permits");
    static final ErrorCode NOT_OURS =
            new ErrorCode("permits-not-ours", ErrorCategory.REFUSED, new LocalizedText("Pas pour nous", "Not for us"));

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["formNumber", "name"],
             "properties": {
               "formNumber": {"type": "string", "minLength": 1, "maxLength": 60},
               "name": {"type": "string", "minLength": 1, "maxLength": 80},
               "person": {"type": "string", "maxLength": 40},
               "goes": {"type": "string", "enum": ["NORTH", "SOUTH"]},
               "foreign": {"type": "boolean"},
               "site": {"type": "string"},
               "receivedOn": {"type": "string"},
               "details": {"type": "object", "properties": {"signed": {"type": "boolean"}}}
             }}
            """;

    /** What the plug-in does instead of assessing; null to assess. */
    volatile Runnable instead = () -> {};

    volatile String everythingGoes = "";

    @Override
    public ServiceDescriptor descriptor() {
        return new ServiceDescriptor(
                ID,
                "PER",
                new LocalizedText("Permis", "Permits"),
                new LocalizedText("Permis n° %s", "Permit no. %s"),
                null,
                new ServiceForm(
                        SCHEMA,
                        Map.of(
                                "diagnosis",
                                new LocalizedText("Jamais demandé ni conservé.", "Never asked nor stored.")),
                        Set.of("person")),
                List.of(
                        new ServiceDescriptor.FirstDestination(
                                "NORTH", new LocalizedText("Nord", "North"), "1 rue du Nord\n98800 Nouméa"),
                        new ServiceDescriptor.FirstDestination("SOUTH", new LocalizedText("Sud", "South"), null)),
                List.of(
                        new RejectionCode("CLOSED", new LocalizedText("Droits fermés", "Rights closed")),
                        new RejectionCode(ServiceDescriptor.LOST, new LocalizedText("Perdu", "Lost"))),
                Map.of(
                        ServiceRight.READ, Set.of(Role.SERVICE_OFFICER),
                        ServiceRight.REGISTER, Set.of(Role.SERVICE_OFFICER)),
                new TimeLimits(10, 2, 20));
    }

    @Override
    public Assessment assess(FormData form) {
        instead.run();
        if (form.at("/foreign").filter(Boolean.TRUE::equals).isPresent()) {
            return new Assessment.Refused(NOT_OURS, new LocalizedText("Adressez-vous ailleurs.", "Turn elsewhere."));
        }
        List<Assessment.Missing> missing = new ArrayList<>();
        if (form.text("/person").isEmpty()) {
            missing.add(missing("person", "le numéro", "the number", "/person"));
        }
        if (form.at("/details/signed").filter(Boolean.TRUE::equals).isEmpty()) {
            missing.add(missing("signature", "la signature", "the signature", "/details/signed"));
        }
        String goes = everythingGoes.isEmpty() ? form.text("/goes").orElse("SOUTH") : everythingGoes;
        return new Assessment.Accepted(
                form.text("/formNumber").orElseThrow(),
                form.text("/name").orElseThrow().substring(0, 1) + ".",
                new Assessment.Choice(goes, new LocalizedText("Va vers " + goes, "Goes " + goes)),
                missing,
                List.of(),
                form.text("/person").map(person -> Map.of("person", person)).orElse(Map.of()),
                List.of(form.text("/name").orElseThrow()));
    }

    private static Assessment.Missing missing(String code, String fr, String en, String pointer) {
        return new Assessment.Missing(
                code, new LocalizedText(fr, en), new LocalizedText("À apporter.", "To be brought."), pointer);
    }
}
