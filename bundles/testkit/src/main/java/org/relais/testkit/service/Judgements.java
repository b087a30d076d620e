package org.relais.testkit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.errors.ErrorCategory;
import org.relais.errors.FieldError;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.Assessment.Accepted;
import org.relais.spi.service.Assessment.Missing;
import org.relais.spi.service.Assessment.Refused;
import org.relais.spi.service.Assessment.Wrong;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.testkit.Form;
import org.relais.testkit.Texts;
import org.relais.texts.LocalizedText;

/** Whether the platform can carry out what a service says about a form. */
final class Judgements {

    static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_INITIALS = 20;

    private final ServiceDescriptor descriptor;
    private final Set<String> members;
    private final Set<String> destinations;

    Judgements(ServiceDescriptor descriptor) {
        this.descriptor = descriptor;
        this.members = Set.copyOf(Form.members(descriptor.form().schema()));
        this.destinations =
                descriptor.destinations().stream().map(FirstDestination::id).collect(Collectors.toSet());
    }

    void assertUsable(Assessment said, Form form) {
        texts(said).forEach(text -> Texts.assertComplete("what is said about " + form, text));
        if (said instanceof Accepted accepted) {
            assertUsable(accepted, form);
        } else if (said instanceof Refused refused) {
            String code = refused.code().value();
            assertTrue(code.startsWith(descriptor.id() + "-"), () -> "does not begin with the service's id: " + code);
            assertEquals(ErrorCategory.REFUSED, refused.code().category(), code);
            Texts.assertComplete("the title of " + code, refused.code().title());
        } else {
            ((Wrong) said)
                    .errors()
                    .forEach(error -> assertTrue(
                            error.pointer().isEmpty() || members.contains(anyElement(error)),
                            () -> error.pointer() + " points to no member of the form: " + form));
        }
    }

    private void assertUsable(Accepted accepted, Form form) {
        assertLength("form number", accepted.formNumber(), LONGEST_NUMBER, form);
        assertLength("initials", accepted.initials(), LONGEST_INITIALS, form);
        assertTrue(
                destinations.contains(accepted.destination().id()),
                () -> "destination " + accepted.destination().id() + " is none of " + destinations + ": " + form);
        List<String> codes = accepted.missing().stream().map(Missing::code).toList();
        assertEquals(codes.stream().distinct().toList(), codes, () -> "the same is missing twice: " + form);
        accepted.missing().forEach(missing -> {
            assertTrue(missing.code().matches("[a-z][a-z0-9-]*"), () -> "no code: " + missing);
            assertTrue(members.contains(missing.pointer()), () -> "points to no member of the form: " + missing);
        });
        assertTrue(
                descriptor.form().findBy().containsAll(accepted.found().keySet()),
                () -> "finds by " + accepted.found().keySet() + ", which it has not declared");
        Stream.concat(accepted.found().values().stream(), accepted.addressee().stream())
                .forEach(value -> assertFalse(value.isBlank(), () -> "found by nothing, or an empty line: " + form));
    }

    private static void assertLength(String what, String value, int longest, Form form) {
        assertTrue(
                !value.isBlank() && value.length() <= longest,
                () -> what + " has 1 to " + longest + " characters, not '" + value + "': " + form);
    }

    /** Elements of lists are all alike to a schema. */
    private static String anyElement(FieldError error) {
        return error.pointer().replaceAll("/\\d+(?=/|$)", "/-");
    }

    /** What people are told about a form. */
    static Stream<LocalizedText> texts(Assessment said) {
        if (said instanceof Accepted accepted) {
            return Stream.of(
                            Stream.of(accepted.destination().reason()),
                            accepted.missing().stream().map(Missing::what),
                            accepted.missing().stream().map(Missing::toDo),
                            accepted.warnings().stream())
                    .flatMap(texts -> texts);
        }
        return said instanceof Refused refused
                ? Stream.of(refused.reason())
                : ((Wrong) said).errors().stream().map(FieldError::detail);
    }
}
