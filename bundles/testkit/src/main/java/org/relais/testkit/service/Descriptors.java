package org.relais.testkit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.identity.Role;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceRight;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.spi.service.ServiceForm;
import org.relais.testkit.Form;
import org.relais.testkit.Texts;

/** Whether the platform can work with who a service says that it is. */
final class Descriptors {

    private static final String DESTINATION = "[A-Z0-9][A-Z0-9-]{0,39}";

    /** The longest number that a partner can have printed on a form. */
    private static final String NUMBER = "9".repeat(Judgements.LONGEST_NUMBER);

    /** What the core's table of cases takes. */
    private static final int LONGEST_SUBJECT = 400;

    private Descriptors() {}

    static void assertComplete(ServiceDescriptor descriptor) {
        Texts.assertComplete("the service's name", descriptor.name());
        Texts.assertComplete(
                "the subject of its cases, with the form's number",
                descriptor.caseSubject().formatted(NUMBER));
        for (String subject :
                List.of(descriptor.caseSubject().fr(), descriptor.caseSubject().en())) {
            assertTrue(subject.contains("%s"), () -> "no place for the form's number: " + subject);
            assertTrue(subject.formatted(NUMBER).length() <= LONGEST_SUBJECT, () -> "too long: " + subject);
        }
        descriptor.destinations().forEach(place -> Texts.assertComplete("the name of " + place.id(), place.name()));
        descriptor.codes().forEach(code -> Texts.assertComplete("the name of " + code.code(), code.name()));
        descriptor
                .form()
                .forbidden()
                .forEach((name, reason) -> Texts.assertComplete("why " + name + " is forbidden", reason));
    }

    static void assertDistinct(ServiceDescriptor descriptor) {
        assertDistinct(
                descriptor.destinations().stream().map(FirstDestination::id).toList());
        descriptor
                .destinations()
                .forEach(place -> assertTrue(place.id().matches(DESTINATION), () -> "no destination: " + place.id()));
        assertFalse(descriptor.codes().isEmpty(), "a partner refuses forms for some reason: name a code");
        assertDistinct(descriptor.codes().stream().map(RejectionCode::code).toList());
        descriptor
                .codes()
                .forEach(code -> assertTrue(code.code().matches("[A-Z][A-Z0-9_]*"), () -> "no code: " + code.code()));
    }

    private static void assertDistinct(List<String> names) {
        assertEquals(names.size(), new HashSet<>(names).size(), () -> "the same twice: " + names);
    }

    /** What a right is worth depends on that to read: without it there is no such service. */
    static void assertWorkable(Map<ServiceRight, Set<Role>> rights) {
        Set<Role> readers = rights.getOrDefault(ServiceRight.READ, Set.of());
        for (ServiceRight right : List.of(ServiceRight.READ, ServiceRight.REGISTER, ServiceRight.HAND_OVER)) {
            Set<Role> roles = rights.getOrDefault(right, Set.of());
            assertFalse(roles.isEmpty(), () -> "nobody may " + right);
            assertTrue(
                    readers.containsAll(roles), () -> roles + " may " + right + " what only " + readers + " may read");
        }
        rights.forEach((right, roles) -> assertTrue(
                Role.ofAccounts().containsAll(roles), () -> "no account has a role that may " + right + ": " + roles));
    }

    static void assertFindable(ServiceForm form) {
        Set<String> names = names(form);
        form.findBy().forEach(name -> assertTrue(names.contains(name), () -> "no member of the form: " + name));
    }

    /** Names are compared as the platform does it: without regard to case, hyphens and underscores. */
    static void assertNotAskedFor(ServiceForm form) {
        Set<String> forbidden =
                form.forbidden().keySet().stream().map(Descriptors::folded).collect(Collectors.toSet());
        assertEquals(
                List.of(),
                names(form).stream()
                        .filter(name -> forbidden.contains(folded(name)))
                        .toList(),
                "members of the form that are forbidden");
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static Set<String> names(ServiceForm form) {
        return Form.members(form.schema()).stream()
                .flatMap(pointer -> Stream.of(pointer.substring(pointer.lastIndexOf('/') + 1)))
                .collect(Collectors.toSet());
    }
}
