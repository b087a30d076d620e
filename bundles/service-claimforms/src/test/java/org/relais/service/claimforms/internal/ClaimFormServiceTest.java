package org.relais.service.claimforms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceRight;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.spi.service.TimeLimits;
import org.relais.testkit.FakeCalendar;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestOffice;
import org.relais.texts.LocalizedText;

class ClaimFormServiceTest {

    private final TestClock clock = TestClock.at("2021-09-07T10:00:00+11:00");

    private ClaimFormService service(Map<String, Object> settings) {
        return new ClaimFormService(
                new KnownMutuals(List.of()),
                new FakeCalendar(TestOffice.small().office().zone()),
                clock,
                GivenSettings.of(settings));
    }

    @Test
    void saysWhoItIs() {
        ServiceDescriptor descriptor = service(Map.of()).descriptor();
        assertEquals("claim-forms", descriptor.id().value());
        assertEquals("FDS", descriptor.register());
        assertEquals(new LocalizedText("Feuilles de soins", "Health-care claim forms"), descriptor.name());
        assertEquals(
                new LocalizedText("Feuille de soins n° FS-1", "Claim form no. FS-1"),
                descriptor.caseSubject().formatted("FS-1"));
        assertEquals("claim-forms", descriptor.topic().value());
        assertEquals(Set.of("cafatNumber"), descriptor.form().findBy());
        assertEquals(new TimeLimits(10, 2, 20), descriptor.limits());
        assertEquals(
                List.of("CAFAT", "COMMERCE", "MDF", "SLN", "MPL"),
                descriptor.destinations().stream().map(FirstDestination::id).toList());
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        ServiceDescriptor descriptor = service(Map.of()).descriptor();
        Stream.of(
                        descriptor.destinations().stream().map(FirstDestination::name),
                        descriptor.codes().stream().map(RejectionCode::name),
                        descriptor.form().forbidden().values().stream())
                .flatMap(texts -> texts)
                .forEach(text -> assertTrue(!text.fr().isBlank() && !text.en().isBlank(), text::toString));
        assertTrue(descriptor.codes().stream()
                .map(RejectionCode::code)
                .toList()
                .containsAll(List.of(
                        "NOT_COVERED",
                        "RIGHTS_CLOSED",
                        "ILLEGIBLE",
                        "DUPLICATE",
                        "WRONG_PARTNER",
                        "TOO_LATE",
                        ServiceDescriptor.LOST)));
    }

    @Test
    void nobodyElseHasARight() {
        assertEquals(
                Map.of(
                        ServiceRight.READ, Set.of(Role.SERVICE_OFFICER, Role.INTEGRATOR),
                        ServiceRight.REGISTER, Set.of(Role.SERVICE_OFFICER, Role.INTEGRATOR),
                        ServiceRight.HAND_OVER, Set.of(Role.SERVICE_OFFICER, Role.INTEGRATOR),
                        ServiceRight.CONFIGURE, Set.of(Role.SERVICE_OFFICER, Role.ADMINISTRATOR),
                        ServiceRight.DISCLOSE, Set.of(Role.SERVICE_OFFICER)),
                service(Map.of()).descriptor().rights());
    }

    @Test
    void limitsAreSettings() {
        assertEquals(
                new TimeLimits(5, 0, 365),
                service(Map.of("incomplete_days", 5, "complete_days", 0, "unanswered_days", 365))
                        .descriptor()
                        .limits());
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete_days, -1, incomplete.days is -1",
        "complete_days, 366, complete.days is 366",
        "unanswered_days, -7, unanswered.days is -7",
        "submission_limit_months, 121, submission.limit.months is 121"
    })
    void aBadSettingIsRefusedByItsKey(String setting, int value, String problem) {
        Map<String, Object> given = Map.of(setting, value);
        String message = assertThrows(IllegalArgumentException.class, () -> service(given))
                .getMessage();
        assertTrue(message.startsWith(problem + "; it must be"), message);
    }

    @Test
    void todayIsADayOfTheOffice() {
        // 23:30 of the 6th in UTC is the morning of the 7th in Nouméa
        clock.set(Instant.parse("2021-09-06T23:30:00Z"));
        FormData form = form("2021-09-07");
        assertInstanceOf(Assessment.Accepted.class, assess(form));
        clock.set(Instant.parse("2021-09-06T12:59:00Z"));
        assertInstanceOf(Assessment.Wrong.class, assess(form));
    }

    private static FormData form(String receivedOn) {
        return new FormData(Map.of(
                "formNumber",
                "FS-1",
                "receivedOn",
                receivedOn,
                "insured",
                Map.of("lastName", "Kaloï", "firstName", "Théo", "birthDate", "1988-05-04")));
    }

    private Assessment assess(FormData form) {
        return service(Map.of()).assess(form);
    }
}
