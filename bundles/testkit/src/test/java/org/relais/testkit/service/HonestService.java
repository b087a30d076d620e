package org.relais.testkit.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.FieldError;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.spi.service.ServiceForm;
import org.relais.spi.service.TimeLimits;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** A service that keeps every promise; to break one, override what it says. */
class HonestService extends ServiceContract {

    static final String FORM = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["formNumber", "lastName"], "properties": {
               "formNumber": {"type": "string", "minLength": 1, "maxLength": 60, "pattern": "^\\\\S+$", "title": "N°", "x-title-en": "No."},
               "lastName": {"type": "string", "minLength": 1, "maxLength": 80, "title": "Nom", "x-title-en": "Name"},
               "person": {"type": "string", "pattern": "^[0-9]{6}$", "title": "Personne", "x-title-en": "Person"},
               "foreign": {"type": "boolean", "title": "Étranger", "x-title-en": "Foreign"},
               "signed": {"type": "boolean", "title": "Signé", "x-title-en": "Signed"}}}
            """;

    static final String FULLEST =
            "{\"formNumber\": \"T-1\", \"lastName\": \"Kaloï\", \"person\": \"123456\", \"foreign\": false, \"signed\": true}";

    static final LocalizedText NAME = text("Essais", "Trials");
    static final LocalizedText REASON = text("Tout va au nord.", "Everything goes north.");
    static final Assessment.Missing SIGNATURE = new Assessment.Missing(
            "signature", text("la signature", "the signature"), text("Signez.", "Sign it."), "/signed");

    static LocalizedText text(String fr, String en) {
        return new LocalizedText(fr, en);
    }

    record Trial(ServiceDescriptor descriptor, Function<FormData, Assessment> rules) implements DelegatedService {

        @Override
        public Assessment assess(FormData form) {
            return rules.apply(form);
        }
    }

    @Override
    protected DelegatedService createService(TestPlatform platform) {
        return new Trial(descriptor(), this::said);
    }

    @Override
    protected List<String> goodForms() {
        return List.of(FULLEST, "{\"formNumber\": \"T-2\", \"lastName\": \"B\"}");
    }

    @Override
    protected Map<String, String> badForms() {
        return Map.of(
                FULLEST.replace("Kaloï", "?"),
                "/lastName",
                FULLEST.replace("\"foreign\": false", "\"foreign\": true"),
                "trial-foreign");
    }

    ServiceDescriptor descriptor() {
        return new ServiceDescriptor(
                new ServiceId("trial"),
                "TRI",
                name(),
                subject(),
                null,
                new ServiceForm(form(), Map.of(forbidden(), text("Jamais.", "Never.")), findBy()),
                destinations(),
                List.of(new RejectionCode("OTHER", text("Autre", "Other"))),
                rights(),
                new TimeLimits(0, 0, 0));
    }

    LocalizedText name() {
        return NAME;
    }

    LocalizedText subject() {
        return text("Essai n° %s", "Trial no. %s");
    }

    String form() {
        return FORM;
    }

    String forbidden() {
        return "diagnosis";
    }

    Set<String> findBy() {
        return Set.of("person");
    }

    List<FirstDestination> destinations() {
        return List.of(new FirstDestination("NORTH", text("Nord", "North"), null));
    }

    Map<ServiceRight, Set<Role>> rights() {
        Set<Role> officers = Set.of(Role.SERVICE_OFFICER);
        return Map.of(ServiceRight.READ, officers, ServiceRight.REGISTER, officers, ServiceRight.HAND_OVER, officers);
    }

    Assessment said(FormData form) {
        if (isTicked(form, "/foreign")) {
            return refusal("trial-foreign");
        }
        String name = form.text("/lastName").orElseThrow();
        return name.codePoints().anyMatch(Character::isLetter) ? accepted(form) : wrong("/lastName");
    }

    static Assessment refusal(String code) {
        return new Assessment.Refused(
                new ErrorCode(code, ErrorCategory.REFUSED, text("Pas ici", "Not here")),
                text("Adressez-vous ailleurs.", "Turn elsewhere."));
    }

    static Assessment wrong(String pointer) {
        return new Assessment.Wrong(List.of(new FieldError(pointer, text("Pas un nom.", "No name."))));
    }

    Assessment.Accepted accepted(FormData form) {
        return accepted(
                form,
                form.text("/formNumber").orElseThrow(),
                REASON,
                isTicked(form, "/signed") ? List.of() : List.of(SIGNATURE));
    }

    static Assessment.Accepted accepted(
            FormData form, String number, LocalizedText reason, List<Assessment.Missing> missing) {
        return new Assessment.Accepted(
                number,
                "T.",
                new Assessment.Choice("NORTH", reason),
                missing,
                List.of(),
                form.text("/person").map(person -> Map.of("person", person)).orElse(Map.of()),
                List.of());
    }

    static boolean isTicked(FormData form, String pointer) {
        return form.at(pointer).filter(Boolean.TRUE::equals).isPresent();
    }
}
