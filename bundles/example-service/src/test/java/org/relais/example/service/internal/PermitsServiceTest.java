package org.relais.example.service.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.Assessment.Accepted;
import org.relais.testkit.Form;

class PermitsServiceTest {

    private final PermitsService service = new PermitsService();

    @Test
    void aSignedFormIsCompleteAndGoesWhereItsZoneIs() {
        Accepted centre = accepted(PermitsContractTest.FULL);
        assertEquals(List.of(), centre.missing());
        assertEquals("TOWN-HALL", centre.destination().id());
        assertEquals(
                "SEASIDE",
                accepted(PermitsContractTest.FULL.replace("CENTRE", "SEASIDE"))
                        .destination()
                        .id());
    }

    @Test
    void whatIsMissingIsSaidByItsCode() {
        assertEquals(
                List.of("plate", "signature"),
                accepted(PermitsContractTest.LEAST).missing().stream()
                        .map(Assessment.Missing::code)
                        .toList());
    }

    @Test
    void slipsShowInitialsAndLettersTheWholeName() {
        Accepted accepted = accepted(PermitsContractTest.FULL.replace("Léa", "d'Élodie"));
        assertEquals("D. K.", accepted.initials());
        assertEquals(List.of("d'Élodie Kaloï"), accepted.addressee());
        assertEquals(Map.of("plate", "339411NC"), accepted.found());
    }

    @Test
    void companiesAreSentToTheTownHall() {
        Assessment said = assess(PermitsContractTest.FULL.replace("\"company\": false", "\"company\": true"));
        Assessment.Refused refused = assertInstanceOf(Assessment.Refused.class, said);
        assertTrue(refused.reason().en().contains("town hall"));
    }

    private Accepted accepted(String form) {
        return assertInstanceOf(Accepted.class, assess(form));
    }

    private Assessment assess(String form) {
        return service.assess(Form.of(form).data());
    }
}
