package org.relais.testkit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.relais.testkit.ContractRun.assertFound;
import static org.relais.testkit.ContractRun.failures;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
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

/** A service that breaks a promise fails the test for that promise, and one that keeps them all fails none. */
class ServiceContractCanFailTest {

    private static final String FORM = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["formNumber", "lastName"], "properties": {
               "formNumber": {"type": "string", "minLength": 1, "maxLength": 60, "pattern": "^\\\\S+$", "title": "N°", "x-title-en": "No."},
               "lastName": {"type": "string", "minLength": 1, "maxLength": 80, "title": "Nom", "x-title-en": "Name"},
               "person": {"type": "string", "pattern": "^[0-9]{6}$", "title": "Personne", "x-title-en": "Person"},
               "foreign": {"type": "boolean", "title": "Étranger", "x-title-en": "Foreign"},
               "signed": {"type": "boolean", "title": "Signé", "x-title-en": "Signed"}}}
            """;

    private static final String FULLEST =
            "{\"formNumber\": \"T-1\", \"lastName\": \"Kaloï\", \"person\": \"123456\", \"foreign\": false, \"signed\": true}";

    private static final LocalizedText NAME = text("Essais", "Trials");
    private static final LocalizedText REASON = text("Tout va au nord.", "Everything goes north.");
    private static final Assessment.Missing SIGNATURE = new Assessment.Missing(
            "signature", text("la signature", "the signature"), text("Signez.", "Sign it."), "/signed");

    private static LocalizedText text(String fr, String en) {
        return new LocalizedText(fr, en);
    }

    @Test
    void aServiceThatKeepsItsPromisesFailsNone() {
        assertEquals(Set.of(), failures(Honest.class));
    }

    @Test
    void eachBrokenPromiseOfTheDescriptorIsFoundByItsTest() {
        assertFound("saysWhoItIsInBothLanguagesAndAlwaysTheSame", Speechless.class);
        assertFound("saysWhoItIsInBothLanguagesAndAlwaysTheSame", Moody.class);
        assertFound("saysWhoItIsInBothLanguagesAndAlwaysTheSame", Numberless.class);
        assertFound("itsDestinationsAndCodesCanBeToldApart", Ambiguous.class);
        assertFound("somebodyMayReadRegisterAndHandOver", Blind.class);
        assertFound("itsFormIsAJsonSchema202012", Dated.class);
        assertFound("everyFieldOfItsFormHasATitleInFrenchAndInEnglish", Untitled.class);
        assertFound("findsFormsByMembersThatTheyHave", Unfindable.class);
        assertFound("anUnknownMemberIsRefusedByName", Lax.class);
        assertFound("whatIsForbiddenIsNoMemberOfItsForm", Contradicting.class);
    }

    @Test
    void eachBrokenPromiseOfTheRulesIsFoundByItsTest() {
        assertFound("aGoodFormIsAcceptedAndTheFirstIsComplete", Refusing.class);
        assertFound("aBadFormIsRefusedByWhatIsWrong", Misleading.class);
        assertFound("aBadFormIsRefusedByWhatIsWrong", Borrowing.class);
        assertFound("noFormThatPassesTheSchemaMakesItFail", Throwing.class);
        assertFound("noFormThatPassesTheSchemaMakesItFail", Silent.class);
        assertFound("noFormThatPassesTheSchemaMakesItFail", Straying.class);
        assertFound("noFormThatPassesTheSchemaMakesItFail", Longwinded.class);
        assertFound("whatIsMissingCanBeSuppliedAndIsThenThere", Pointless.class);
        assertFound("whatIsMissingCanBeSuppliedAndIsThenThere", Insatiable.class);
        assertFound("whatIsMissingCanBeSuppliedAndIsThenThere", Renumbering.class);
        assertFound("repeatsNothingThatSomebodyHasWritten", Gossiping.class);
        assertFound("judgesTheSameFormInTheSameWay", Counting.class);
        assertFound("answersManyThreadsAtOnce", Crowded.class);
        assertFound("writesNothing", Writing.class);
    }

    private record Trial(ServiceDescriptor descriptor, Function<FormData, Assessment> rules)
            implements DelegatedService {

        @Override
        public Assessment assess(FormData form) {
            return rules.apply(form);
        }
    }

    /** Keeps every promise; the others break one. */
    static class Honest extends ServiceContract {

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
            return Map.of(
                    ServiceRight.READ, officers, ServiceRight.REGISTER, officers, ServiceRight.HAND_OVER, officers);
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

    static final class Speechless extends Honest {
        @Override
        LocalizedText name() {
            return text("Essais", " ");
        }
    }

    static final class Moody extends Honest {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        LocalizedText name() {
            return text("Essais", "Trials, asked " + calls.incrementAndGet() + " times");
        }
    }

    static final class Numberless extends Honest {
        @Override
        LocalizedText subject() {
            return text("Essai n° %s", "Trial");
        }
    }

    static final class Ambiguous extends Honest {
        @Override
        List<FirstDestination> destinations() {
            return List.of(super.destinations().get(0), super.destinations().get(0));
        }
    }

    static final class Blind extends Honest {
        @Override
        Map<ServiceRight, Set<Role>> rights() {
            return Map.of(
                    ServiceRight.READ, Set.of(Role.AUDITOR),
                    ServiceRight.REGISTER, Set.of(Role.SERVICE_OFFICER),
                    ServiceRight.HAND_OVER, Set.of(Role.SERVICE_OFFICER));
        }
    }

    static final class Dated extends Honest {
        @Override
        String form() {
            return FORM.replace("draft/2020-12", "draft/2019-09");
        }
    }

    static final class Untitled extends Honest {
        @Override
        String form() {
            return FORM.replace(", \"x-title-en\": \"Signed\"", "");
        }
    }

    static final class Unfindable extends Honest {
        @Override
        Set<String> findBy() {
            return Set.of("person", "passport");
        }
    }

    static final class Lax extends Honest {
        @Override
        String form() {
            return FORM.replace("\"additionalProperties\": false,", "");
        }
    }

    static final class Contradicting extends Honest {
        @Override
        String forbidden() {
            return "Last-Name";
        }
    }

    static final class Refusing extends Honest {
        @Override
        Assessment said(FormData form) {
            return wrong("/lastName");
        }
    }

    static final class Misleading extends Honest {
        @Override
        Assessment said(FormData form) {
            return super.said(form) instanceof Assessment.Wrong ? wrong("/signed") : super.said(form);
        }
    }

    /** Refuses by a code that may be somebody else's. */
    static final class Borrowing extends Honest {
        @Override
        protected Map<String, String> badForms() {
            return Map.of(FULLEST.replace("\"foreign\": false", "\"foreign\": true"), "foreign");
        }

        @Override
        Assessment said(FormData form) {
            return super.said(form) instanceof Assessment.Refused ? refusal("foreign") : super.said(form);
        }
    }

    static final class Throwing extends Honest {
        @Override
        Assessment said(FormData form) {
            form.at("/signed")
                    .or(() -> form.text("/lastName").filter("B"::equals))
                    .orElseThrow();
            return super.said(form);
        }
    }

    static final class Silent extends Honest {
        @Override
        Assessment said(FormData form) {
            Assessment said = super.said(form);
            return said instanceof Assessment.Wrong ? accepted(form, " ", REASON, List.of()) : said;
        }
    }

    static final class Straying extends Honest {
        @Override
        Assessment.Accepted accepted(FormData form) {
            Assessment.Accepted good = super.accepted(form);
            return new Assessment.Accepted(
                    good.formNumber(),
                    good.initials(),
                    new Assessment.Choice(form.at("/foreign").isPresent() ? "NORTH" : "SOUTH", REASON),
                    good.missing(),
                    good.warnings(),
                    good.found(),
                    good.addressee());
        }
    }

    static final class Longwinded extends Honest {
        @Override
        String form() {
            return FORM.replace("\"maxLength\": 60,", "");
        }
    }

    static final class Pointless extends Honest {
        @Override
        Assessment.Accepted accepted(FormData form) {
            Assessment.Accepted good = super.accepted(form);
            return accepted(
                    form,
                    good.formNumber(),
                    REASON,
                    good.missing().stream()
                            .map(one -> new Assessment.Missing(one.code(), one.what(), one.toDo(), "/signature"))
                            .toList());
        }
    }

    static final class Insatiable extends Honest {
        @Override
        Assessment.Accepted accepted(FormData form) {
            boolean isComplete = form.text("/person").isPresent();
            return accepted(form, "T-1", REASON, isComplete ? List.of() : List.of(SIGNATURE));
        }
    }

    static final class Renumbering extends Honest {
        @Override
        Assessment.Accepted accepted(FormData form) {
            Assessment.Accepted good = super.accepted(form);
            return accepted(form, good.missing().isEmpty() ? "T-3" : "T-4", REASON, good.missing());
        }
    }

    static final class Gossiping extends Honest {
        @Override
        Assessment.Accepted accepted(FormData form) {
            Assessment.Accepted good = super.accepted(form);
            String name = form.text("/lastName").orElseThrow();
            return accepted(form, good.formNumber(), text("De " + name, "Of " + name), good.missing());
        }
    }

    static final class Counting extends Honest {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        Assessment.Accepted accepted(FormData form) {
            return accepted(
                    form,
                    "T-" + calls.incrementAndGet(),
                    REASON,
                    super.accepted(form).missing());
        }
    }

    /** Says something else while it is asked by two. */
    static final class Crowded extends Honest {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        Assessment.Accepted accepted(FormData form) {
            int others = inside.getAndIncrement();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            inside.decrementAndGet();
            return accepted(form, "T-" + others, REASON, super.accepted(form).missing());
        }
    }

    static final class Writing extends Honest {
        @Override
        protected List<String> persistenceUnits() {
            return List.of("letters");
        }

        @Override
        protected DelegatedService createService(TestPlatform platform) {
            EntityManager entities = platform.entityManager("letters");
            return new Trial(descriptor(), form -> {
                entities.createNativeQuery("insert into TEST_LETTER (ID, REVISION) values (?, 0)")
                        .setParameter(1, UUID.randomUUID().toString())
                        .executeUpdate();
                return said(form);
            });
        }
    }
}
