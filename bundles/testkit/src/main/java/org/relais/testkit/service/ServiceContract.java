package org.relais.testkit.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.errors.FieldError;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.Assessment.Accepted;
import org.relais.spi.service.Assessment.Missing;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceForm;
import org.relais.testkit.Form;
import org.relais.testkit.ManyCallers;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/**
 * What every delegated service promises, whatever it is for. A service's tests extend this, name some forms, and get a test for each
 * promise; a service with tables of its own is tested on both databases, by a subclass for each.
 *
 * <pre>{@code
 * final class PermitsContractTest extends ServiceContract {
 *     protected DelegatedService createService(TestPlatform platform) { return new PermitsService(); }
 *     protected List<String> goodForms() { return List.of("{\"formNumber\": \"P-1\", \"name\": \"Kaloï\", \"signed\": true}"); }
 *     protected Map<String, String> badForms() { return Map.of("{\"formNumber\": \"P-1\"}", "/name"); }
 * }
 * }</pre>
 *
 * <p>The clock stands still. Registers, slips and permissions are the platform's and are tested there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceContract {

    private static final int ROUNDS = 8;

    /** Far more than any assessment may take: the running system gives up after four seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a person may write, which nobody is to find in what the service says: a name, a number, an address. */
    private static final List<String> PERSONAL = List.of("qzxv", "739182", "qzxv@qzxv.nc");

    private TestPlatform platform;
    private ServiceUnderTest service;

    /** For subclasses. */
    protected ServiceContract() {}

    /** Makes a service as Declarative Services would. Called several times; what it needs is on the platform. */
    protected abstract DelegatedService createService(TestPlatform platform);

    /**
     * Forms that are accepted, as JSON: the first complete and with as much in it as a form may say, the last with as little. Whatever
     * is missing in the others is taken from the first.
     */
    protected abstract List<String> goodForms();

    /**
     * Forms that are not accepted, as JSON, and why: the pointer to what is wrong with each, or the code of the service's own refusal,
     * which begins with its id.
     */
    protected abstract Map<String, String> badForms();

    /** Names of the service's own persistence units; none unless it has tables. */
    protected List<String> persistenceUnits() {
        return List.of();
    }

    /** The database for the service's tables: Derby, unless a subclass says {@code TestDatabase.postgresql()}. */
    protected TestDatabase createDatabase() {
        return TestDatabase.derby();
    }

    /** What the clock shows, ISO 8601 with offset; a subclass changes it to suit the dates in its forms. */
    protected String now() {
        return "2021-09-07T10:00:00+11:00";
    }

    @BeforeAll
    final void openPlatform() {
        platform = new TestPlatform(createDatabase(), now(), persistenceUnits());
        service = new ServiceUnderTest(createService(platform), platform.unitOfWork(), goodForms());
    }

    @AfterAll
    final void closePlatform() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    final void saysWhoItIsInBothLanguagesAndAlwaysTheSame() {
        Descriptors.assertComplete(service.descriptor());
        DelegatedService another = createService(platform);
        assertEquals(service.descriptor(), another.descriptor(), "another instance says something else");
        assertEquals(service.descriptor(), another.descriptor(), "asked again, it says something else");
    }

    @Test
    final void itsDestinationsAndCodesCanBeToldApart() {
        Descriptors.assertDistinct(service.descriptor());
    }

    @Test
    final void somebodyMayReadRegisterAndHandOver() {
        Descriptors.assertWorkable(service.descriptor().rights());
    }

    @Test
    final void itsFormIsAJsonSchema202012() {
        Form.assertSchema(form().schema());
    }

    @Test
    final void everyFieldOfItsFormHasATitleInFrenchAndInEnglish() {
        assertEquals(List.of(), Form.untitled(form().schema()));
    }

    @Test
    final void findsFormsByMembersThatTheyHave() {
        Descriptors.assertFindable(form());
        assertEquals(
                form().findBy(),
                service.accepted(service.fullest()).found().keySet(),
                "what the first good form is found by");
    }

    @Test
    final void aGoodFormIsAcceptedAndTheFirstIsComplete() {
        assertEquals(List.of(), service.accepted(service.fullest()).missing(), "missing in the first good form");
        service.good().forEach(service::accepted);
    }

    @Test
    final void aBadFormIsRefusedByWhatIsWrong() {
        assertFalse(badForms().isEmpty(), "name at least one bad form");
        badForms().forEach((json, reason) -> {
            List<String> reasons = service.refusals(Form.of(json));
            assertTrue(reasons.contains(reason), () -> json + " was refused by " + reasons + ", not by " + reason);
        });
    }

    @Test
    final void anUnknownMemberIsRefusedByName() {
        assertRefusedByName("surprise");
    }

    @Test
    final void whatIsForbiddenIsNoMemberOfItsForm() {
        Descriptors.assertNotAskedFor(form());
        form().forbidden().keySet().forEach(this::assertRefusedByName);
    }

    private void assertRefusedByName(String name) {
        String end = FieldError.pointer("", name);
        service.good().stream()
                .flatMap(form -> form.withMember(name).stream())
                .forEach(form -> assertTrue(
                        service.errors(form).stream()
                                .anyMatch(error -> error.pointer().endsWith(end)),
                        () -> "additionalProperties: false is missing in some object of the form; accepted: " + form));
    }

    @Test
    final void noFormThatPassesTheSchemaMakesItFail() {
        List<Form> variations = service.variations();
        assertFalse(variations.isEmpty(), "the schema leaves no room for any other form");
        variations.forEach(
                form -> assertDoesNotThrow(() -> service.usable(form), () -> "failed instead of refusing: " + form));
    }

    @Test
    final void whatIsMissingCanBeSuppliedAndIsThenThere() {
        for (Form form : service.some(Integer.MAX_VALUE)) {
            if (service.assess(form) instanceof Accepted before) {
                before.missing().forEach(missing -> assertSuppliable(form, before, missing));
            }
        }
    }

    /** Nothing else changes about the form, but that more may be found by it. */
    private void assertSuppliable(Form form, Accepted before, Missing missing) {
        Form supplied = form.supplied(missing.pointer(), service.fullest())
                .orElseThrow(() -> new AssertionError(missing.pointer() + " is missing in the first good form"));
        Accepted after = service.accepted(supplied);
        List<Missing> others = before.missing().stream()
                .filter(other -> !other.equals(missing))
                .toList();
        assertEquals(others, after.missing(), () -> "missing when " + missing.pointer() + " is supplied: " + supplied);
        assertEquals(before.formNumber(), after.formNumber(), "the number that the partner has printed on it");
        assertTrue(
                after.found().entrySet().containsAll(before.found().entrySet()),
                () -> "is found no more by what it was found by: " + supplied);
    }

    @Test
    final void repeatsNothingThatSomebodyHasWritten() {
        List<Assessment> said = PERSONAL.stream()
                .flatMap(personal -> service.good().stream().flatMap(form -> form.saying(personal).stream()))
                .filter(service::reachesTheService)
                .map(service::assess)
                .toList();
        assertFalse(said.isEmpty(), "the form has no member for a name, a number or an address");
        said.stream()
                .flatMap(Judgements::texts)
                .forEach(text -> assertFalse(
                        Stream.of(text.fr(), text.en())
                                .map(ServiceContract::folded)
                                .anyMatch(ServiceContract::isPersonal),
                        () -> "repeats what somebody has written: " + text));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isPersonal(String text) {
        return PERSONAL.stream().anyMatch(text::contains);
    }

    @Test
    final void judgesTheSameFormInTheSameWay() {
        List<Form> forms = service.some(100);
        List<Assessment> first = forms.stream().map(service::assess).toList();
        DelegatedService restarted = createService(platform);
        for (int i = forms.size() - 1; i >= 0; i--) {
            Form form = forms.get(i);
            assertEquals(first.get(i), service.assess(form), () -> "asked again, in another order; " + form);
            assertEquals(first.get(i), service.assess(restarted, form), () -> "another instance; " + form);
        }
    }

    @Test
    final void answersManyThreadsAtOnce() {
        List<Form> forms = service.some(20);
        ManyCallers.assertAnswered(forms, ROUNDS * forms.size(), PATIENCE.multipliedBy(2), service::assess);
    }

    @Test
    final void returnsInTime() {
        for (Form form : service.good()) {
            assertTimeoutPreemptively(PATIENCE, () -> service.assess(form), () -> "too slow for " + form);
        }
    }

    @Test
    final void writesNothing() {
        Map<String, Long> before = platform.rows();
        service.some(50).forEach(service::assess);
        assertEquals(before, platform.rows(), "rows of each table");
        assertEquals(0, platform.borrowedConnections(), "connections that were not given back");
    }

    private ServiceForm form() {
        return service.descriptor().form();
    }
}
