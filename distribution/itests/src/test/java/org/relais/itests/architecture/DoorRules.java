package org.relais.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation for clients says who may call it, with a permission that exists. */
final class DoorRules {

    private static final String REQUIRES = "org.relais.spi.web.RequiresPermission";
    private static final String OPEN_TO_PUBLIC = "org.relais.spi.web.OpenToPublic";
    private static final Set<String> HTTP_METHODS = Stream.of(
                    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
            .map("jakarta.ws.rs."::concat)
            .collect(Collectors.toSet());

    /** Those of the plug-ins that ship with permissions of their own. */
    private static final Set<String> OF_PLUG_INS = Set.of(
            "dropbox:read",
            "dropbox:collect",
            "dropbox:sort",
            "dropbox:override",
            "encryption:rotate",
            "phone:event",
            "phone:read",
            "phone:work",
            "phone:figures");

    private static final Set<String> DECLARED = declared();

    @ArchTest
    static final ArchRule OPERATIONS_DECLARE_A_PERMISSION = methods()
            .that(describe("are operations for clients", DoorRules::isOperation))
            .should(declareAPermission());

    private DoorRules() {}

    private static boolean isOperation(JavaMethod method) {
        boolean rest = method.getAnnotations().stream()
                .anyMatch(annotation ->
                        HTTP_METHODS.contains(annotation.getRawType().getName()));
        boolean soap = !method.getOwner().isInterface()
                && method.getOwner().isAnnotatedWith("jakarta.jws.WebService")
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.STATIC);
        return rest || soap;
    }

    private static ArchCondition<JavaMethod> declareAPermission() {
        return new ArchCondition<>("declare a permission that exists") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<HasAnnotations<?>> places = List.of(method, method.getOwner());
                if (places.stream().anyMatch(place -> place.isAnnotatedWith(OPEN_TO_PUBLIC))) {
                    return;
                }
                List<String> declared = places.stream()
                        .filter(place -> place.isAnnotatedWith(REQUIRES))
                        .findFirst()
                        .map(place -> values(place.getAnnotationOfType(REQUIRES)))
                        .orElse(List.of());
                if (declared.isEmpty() || !DECLARED.containsAll(declared)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares " + declared));
                }
            }
        };
    }

    private static List<String> values(JavaAnnotation<?> annotation) {
        Object value = annotation.get("value").orElse(new Object[0]);
        return value instanceof Object[] many
                ? Stream.of(many).map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static Set<String> declared() {
        Set<String> all = new TreeSet<>(corePermissions());
        all.addAll(OF_PLUG_INS);
        return all;
    }

    private static Set<String> corePermissions() {
        URL[] bundles = ShippedBundle.all().stream().map(DoorRules::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(bundles)) {
            Set<?> all = (Set<?>) loader.loadClass("org.relais.permissions.CorePermissions")
                    .getMethod("all")
                    .invoke(null);
            return all.stream().map(Object::toString).collect(Collectors.toSet());
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(ShippedBundle bundle) {
        try {
            return bundle.jar().toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
