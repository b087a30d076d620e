package org.relais.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.function.BiPredicate;

/** Who may import what. */
final class ImportRules {

    private static final String INTERNAL = ".internal";

    @ArchTest
    static final ArchRule INTERNALS_STAY_IN_THEIR_BUNDLE = classes()
            .that()
            .resideInAPackage("org.relais..")
            .should(dependOnlyOn("internal packages of their own bundle", ImportRules::isOpenTo));

    @ArchTest
    static final ArchRule PLUG_INS_SEE_CONTRACTS_ONLY = classes()
            .that()
            .resideInAnyPackage("org.relais.channel..", "org.relais.service..", "org.relais.example..")
            .should(dependOnlyOn("api, spi and themselves among our packages", ImportRules::isContractOrOwn));

    @ArchTest
    static final ArchRule JPA_IN_STORES_ONLY = onlyFrom(
            new String[] {"org.relais.persistence..", "org.relais..entity"},
            "jakarta.persistence..",
            "org.eclipse.persistence..");

    @ArchTest
    static final ArchRule CXF_AND_JETTY_IN_WEB_ONLY = onlyFrom(
            new String[] {"org.relais.web.."}, "org.apache.cxf..", "org.apache.wss4j..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule TINK_IN_ENCRYPTION_ONLY =
            onlyFrom(new String[] {"org.relais.encryption.internal.."}, "com.google.crypto.tink..");

    @ArchTest
    static final ArchRule FRAMEWORK_IN_EXTENDERS_ONLY = onlyFrom(
            new String[] {
                "org.relais.persistence..", "org.relais.web..", "org.relais.shell..", "org.relais.deployment.."
            },
            "org.osgi.framework..",
            "org.osgi.util.tracker..");

    @ArchTest
    static final ArchRule OUR_PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.relais.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule INTERNALS_HAVE_NO_CYCLES =
            slices().matching("org.relais.(**).internal.(*)..").should().beFreeOfCycles();

    private ImportRules() {}

    /** The rule that a technology is imported from some packages and from nowhere else. */
    static ArchRule onlyFrom(String[] homes, String... technology) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }

    private static ArchCondition<JavaClass> dependOnlyOn(String what, BiPredicate<String, String> allowed) {
        return new ArchCondition<>("depend only on " + what) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String target =
                            dependency.getTargetClass().getBaseComponentType().getPackageName();
                    if (!allowed.test(origin.getPackageName(), target)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isOpenTo(String origin, String target) {
        int at = (target + ".").indexOf(INTERNAL + ".");
        return !target.startsWith("org.relais.") || at < 0 || isIn(target.substring(0, at), origin);
    }

    private static boolean isContractOrOwn(String origin, String target) {
        String bundle = String.join(".", Arrays.copyOf(origin.split("\\."), 4));
        return !target.startsWith("org.relais.")
                || isIn(bundle, target)
                || !target.contains(INTERNAL) && !isPlugIn(target);
    }

    private static boolean isPlugIn(String name) {
        return isIn("org.relais.channel", name) || isIn("org.relais.service", name) || isIn("org.relais.example", name);
    }

    private static boolean isIn(String parent, String name) {
        return (name + ".").startsWith(parent + ".");
    }
}
