package org.relais.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/** How our classes are written. */
final class CodeRules {

    private static final String CLOCK_COMPONENT = "org.relais.core.internal.time.SystemClock";

    /** Made from the WSDL in the build. */
    private static final String[] GENERATED = {
        "org.relais.soap.internal.contract..", "org.relais.soap.internal.problem.."
    };

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_INJECTED_CLOCK = timeOnlyIn(CLOCK_COMPONENT);

    @ArchTest
    static final ArchRule CASES_CHANGE_IN_ONE_PLACE =
            casesChangeOnlyIn("org.relais.core.internal.cases.JournaledChanges");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that()
            .resideInAPackage("org.relais..")
            .and()
            .resideOutsideOfPackages(GENERATED)
            .should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule NAMES_SAY_HOW = noClasses()
            .that()
            .resideInAPackage("org.relais..")
            .should()
            .haveNameMatching(".*(Impl|(?<!Entity)Manager|Helper|Utils?)(\\$.*)?");

    private CodeRules() {}

    /** The rule that one class reads the machine's clock and nobody else. */
    static ArchRule timeOnlyIn(String clock) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(clock)
                .should()
                .accessTargetWhere(describe("the machine's clock is read", CodeRules::readsTheClock));
    }

    /** The rule that one class stores changes of cases: it writes their journal, and holds those with open mandatory steps. */
    static ArchRule casesChangeOnlyIn(String journaling) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(journaling)
                .should()
                .callMethodWhere(describe("a case is changed", CodeRules::changesACase));
    }

    private static boolean changesACase(JavaMethodCall call) {
        return call.getTargetOwner().getName().equals("org.relais.core.internal.cases.CaseStore")
                && call.getName().equals("change");
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        if (owner.isEquivalentTo(Date.class)) {
            return name.equals("<init>") && parameters(access).isEmpty();
        }
        return owner.getPackageName().startsWith("java.time")
                && name.equals("now")
                && !parameters(access).equals(List.of(Clock.class.getName()));
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package marked @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                    events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
