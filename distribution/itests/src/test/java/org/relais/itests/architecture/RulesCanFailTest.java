package org.relais.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.channel.bad.internal.EverythingManager;
import org.relais.core.internal.bad.Secret;
import org.relais.core.internal.worse.Accomplice;
import org.relais.rest.internal.bad.OpenWindow;

/** A rule that cannot fail proves nothing. */
class RulesCanFailTest {

    private static final JavaClasses BAD = new ClassFileImporter()
            .importClasses(EverythingManager.class, Secret.class, Accomplice.class, OpenWindow.class);

    private static final JavaClasses SHIPPED =
            new ClassFileImporter().importLocations(new ShippedClasses().get(RulesCanFailTest.class));

    static Stream<ArchRule> rulesThatTheBadClassesBreak() {
        return Stream.of(
                ImportRules.INTERNALS_STAY_IN_THEIR_BUNDLE,
                ImportRules.PLUG_INS_SEE_CONTRACTS_ONLY,
                ImportRules.INTERNALS_HAVE_NO_CYCLES,
                CodeRules.TIME_COMES_FROM_THE_INJECTED_CLOCK,
                CodeRules.NOTHING_IS_PRINTED,
                CodeRules.NO_STATIC_STATE,
                CodeRules.PACKAGES_ARE_NULL_MARKED,
                CodeRules.NAMES_SAY_HOW,
                DoorRules.OPERATIONS_DECLARE_A_PERMISSION);
    }

    @ParameterizedTest
    @MethodSource("rulesThatTheBadClassesBreak")
    void theBadClassesAreSeen(ArchRule rule) {
        assertBroken(rule, BAD);
    }

    static Stream<ArchRule> rulesWithTheirHomesTakenAway() {
        String[] nowhere = {"org.relais.nowhere"};
        return Stream.of(
                ImportRules.onlyFrom(nowhere, "jakarta.persistence.."),
                ImportRules.onlyFrom(nowhere, "org.apache.cxf.."),
                ImportRules.onlyFrom(nowhere, "org.osgi.framework.."),
                CodeRules.timeOnlyIn("org.relais.nowhere.Clock"),
                CodeRules.casesChangeOnlyIn("org.relais.nowhere.Changes"));
    }

    /** Where a technology may be used it is used: so without its home the same rule finds it in the real classes. */
    @ParameterizedTest
    @MethodSource("rulesWithTheirHomesTakenAway")
    void theRealUsesAreSeen(ArchRule rule) {
        assertBroken(rule, SHIPPED);
    }

    private static void assertBroken(ArchRule rule, JavaClasses classes) {
        AssertionError error = assertThrows(AssertionError.class, () -> rule.check(classes));

        assertTrue(error.getMessage().contains("was violated"), error::getMessage);
    }
}
