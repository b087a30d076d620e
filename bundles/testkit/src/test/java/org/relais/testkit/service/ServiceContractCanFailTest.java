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
import org.junit.jupiter.api.Test;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.services.ServiceRight;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** A service that breaks a promise fails the test for that promise, and one that keeps them all fails none. */
class ServiceContractCanFailTest {

    @Test
    void aServiceThatKeepsItsPromisesFailsNone() {
        assertEquals(Set.of(), failures(HonestService.class));
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

    static final class Speechless extends HonestService {
        @Override
        LocalizedText name() {
            return text("Essais", " ");
        }
    }

    static final class Moody extends HonestService {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        LocalizedText name() {
            return text("Essais", "Trials, asked " + calls.incrementAndGet() + " times");
        }
    }

    static final class Numberless extends HonestService {
        @Override
        LocalizedText subject() {
            return text("Essai n° %s", "Trial");
        }
    }

    static final class Ambiguous extends HonestService {
        @Override
        List<FirstDestination> destinations() {
            return List.of(super.destinations().get(0), super.destinations().get(0));
        }
    }

    static final class Blind extends HonestService {
        @Override
        Map<ServiceRight, Set<Role>> rights() {
            return Map.of(
                    ServiceRight.READ, Set.of(Role.AUDITOR),
                    ServiceRight.REGISTER, Set.of(Role.SERVICE_OFFICER),
                    ServiceRight.HAND_OVER, Set.of(Role.SERVICE_OFFICER));
        }
    }

    static final class Dated extends HonestService {
        @Override
        String form() {
            return FORM.replace("draft/2020-12", "draft/2019-09");
        }
    }

    static final class Untitled extends HonestService {
        @Override
        String form() {
            return FORM.replace(", \"x-title-en\": \"Signed\"", "");
        }
    }

    static final class Unfindable extends HonestService {
        @Override
        Set<String> findBy() {
            return Set.of("person", "passport");
        }
    }

    static final class Lax extends HonestService {
        @Override
        String form() {
            return FORM.replace("\"additionalProperties\": false,", "");
        }
    }

    static final class Contradicting extends HonestService {
        @Override
        String forbidden() {
            return "Last-Name";
        }
    }

    static final class Refusing extends HonestService {
        @Override
        Assessment said(FormData form) {
            return wrong("/lastName");
        }
    }

    static final class Misleading extends HonestService {
        @Override
        Assessment said(FormData form) {
            return super.said(form) instanceof Assessment.Wrong ? wrong("/signed") : super.said(form);
        }
    }

    /** Refuses by a code that may be somebody else's. */
    static final class Borrowing extends HonestService {
        @Override
        protected Map<String, String> badForms() {
            return Map.of(FULLEST.replace("\"foreign\": false", "\"foreign\": true"), "foreign");
        }

        @Override
        Assessment said(FormData form) {
            return super.said(form) instanceof Assessment.Refused ? refusal("foreign") : super.said(form);
        }
    }

    static final class Throwing extends HonestService {
        @Override
        Assessment said(FormData form) {
            form.at("/signed")
                    .or(() -> form.text("/lastName").filter("B"::equals))
                    .orElseThrow();
            return super.said(form);
        }
    }

    static final class Silent extends HonestService {
        @Override
        Assessment said(FormData form) {
            Assessment said = super.said(form);
            return said instanceof Assessment.Wrong ? accepted(form, " ", REASON, List.of()) : said;
        }
    }

    static final class Straying extends HonestService {
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

    static final class Longwinded extends HonestService {
        @Override
        String form() {
            return FORM.replace("\"maxLength\": 60,", "");
        }
    }

    static final class Pointless extends HonestService {
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

    static final class Insatiable extends HonestService {
        @Override
        Assessment.Accepted accepted(FormData form) {
            boolean isComplete = form.text("/person").isPresent();
            return accepted(form, "T-1", REASON, isComplete ? List.of() : List.of(SIGNATURE));
        }
    }

    static final class Renumbering extends HonestService {
        @Override
        Assessment.Accepted accepted(FormData form) {
            Assessment.Accepted good = super.accepted(form);
            return accepted(form, good.missing().isEmpty() ? "T-3" : "T-4", REASON, good.missing());
        }
    }

    static final class Gossiping extends HonestService {
        @Override
        Assessment.Accepted accepted(FormData form) {
            Assessment.Accepted good = super.accepted(form);
            String name = form.text("/lastName").orElseThrow();
            return accepted(form, good.formNumber(), text("De " + name, "Of " + name), good.missing());
        }
    }

    static final class Counting extends HonestService {
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
    static final class Crowded extends HonestService {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        Assessment.Accepted accepted(FormData form) {
            int others = inside.getAndIncrement();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            inside.decrementAndGet();
            return accepted(form, "T-" + others, REASON, super.accepted(form).missing());
        }
    }

    static final class Writing extends HonestService {
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
