package org.relais.testkit.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.testkit.Form;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.Texts;

/** Whether the intake desk can carry out what a channel says. */
final class Meanings {

    /** What the core's table of cases takes. */
    private static final int LONGEST_SUBJECT = 400;

    private Meanings() {}

    static void assertUsable(Interpretation meaning, TestPlatform platform, Form form) {
        if (meaning instanceof Interpretation.Rejected rejected) {
            rejected.errors()
                    .forEach(error -> Texts.assertComplete("what is wrong with " + error.pointer(), error.detail()));
        } else if (meaning instanceof Interpretation.Held held) {
            Texts.assertComplete("the reason to keep it", held.reason());
            assertTrue(held.until().isAfter(platform.clock().instant()), () -> "held until a time gone by: " + form);
        } else {
            assertUsable(
                    (Interpretation.Registered) meaning, platform.directory().office(), form);
        }
    }

    private static void assertUsable(Interpretation.Registered registered, Office office, Form form) {
        ContactDraft contact = registered.contact();
        assertKnown(office, contact.site(), contact.topic(), contact.department(), form);
        for (CaseDraft draft : registered.cases()) {
            assertFalse(draft.subject().isBlank(), () -> "a case without a subject: " + form);
            assertTrue(draft.subject().length() <= LONGEST_SUBJECT, () -> "a subject that is too long: " + form);
            assertKnown(office, draft.site(), draft.topic(), draft.department(), form);
        }
        if (!registered.cases().isEmpty()) {
            assertTrue(contact.outcome().opensCase(), () -> contact.outcome() + " opens no case: " + form);
        }
    }

    private static void assertKnown(
            Office office,
            @Nullable SiteId site,
            @Nullable TopicId topic,
            @Nullable DepartmentId department,
            Form form) {
        List<String> unknown = Stream.of(
                        site == null || office.site(site.value()).isPresent() ? null : site.toString(),
                        topic == null || office.topic(topic.value()).isPresent() ? null : topic.toString(),
                        department == null
                                        || office.department(department.value()).isPresent()
                                ? null
                                : department.toString())
                .filter(Objects::nonNull)
                .toList();
        assertEquals(List.of(), unknown, () -> "not of this office: " + form);
    }

    /** The times that a channel says something happened at. */
    static Stream<Instant> times(Interpretation meaning) {
        return meaning instanceof Interpretation.Registered registered
                ? Stream.concat(
                        Stream.of(registered.contact().occurredAt()),
                        registered.cases().stream().map(CaseDraft::receivedAt))
                : Stream.empty();
    }
}
