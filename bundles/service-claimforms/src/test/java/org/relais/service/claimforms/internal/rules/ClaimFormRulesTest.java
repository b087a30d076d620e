package org.relais.service.claimforms.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.ErrorCategory;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.service.claimforms.internal.KnownMutuals;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.Assessment.Accepted;
import org.relais.texts.LocalizedText;

class ClaimFormRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 9, 7);
    private static final LocalizedText SIX = new LocalizedText("six chiffres", "six digits");
    private static final Map<String, Object> INSURED =
            Map.of("lastName", "Kaloï", "firstName", "Théo", "birthDate", "1988-05-04");
    private static final Map<String, Object> CHILD =
            Map.of("lastName", "Kaloï", "firstName", "Léa", "birthDate", "2019-02-28");

    private static ClaimFormRules rules(String pattern, int months) {
        return new ClaimFormRules(
                new CafatNumbers(pattern, SIX),
                new SubmissionLimit(months),
                new KnownMutuals(List.of(KnownMutuals.mutual("MDF", "Mutuelle des fonctionnaires"))));
    }

    /** A complete form with some members more, or other ones; null takes one out. */
    private static FormData form(Object... others) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "formNumber",
                "FS-2021-0001",
                "cafatNumber",
                "339411",
                "insured",
                INSURED,
                "fullyCovered",
                false,
                "workAccident",
                false,
                "signed",
                true));
        for (int i = 0; i < others.length; i += 2) {
            form.put((String) others[i], others[i + 1]);
        }
        return new FormData(form);
    }

    private static Accepted accepted(FormData form) {
        return assertInstanceOf(Accepted.class, rules("[0-9]{6}", 0).assess(form, TODAY));
    }

    private static List<String> wrong(FormData form) {
        Assessment said = rules("[0-9]{6}", 0).assess(form, TODAY);
        return assertInstanceOf(Assessment.Wrong.class, said, said::toString).errors().stream()
                .map(FieldError::pointer)
                .toList();
    }

    private static List<String> warnings(FormData form) {
        return accepted(form).warnings().stream().map(LocalizedText::en).toList();
    }

    @Test
    void aCompleteFormIsAcceptedWithAllThatThePlatformNeeds() {
        Accepted accepted = accepted(form(
                "formNumber",
                "fs-2021-0001",
                "address",
                Map.of("street", "3 rue de l'Alma ", "postalCode", "98800", "commune", "Nouméa")));
        assertEquals("FS-2021-0001", accepted.formNumber());
        assertEquals("T. K.", accepted.initials());
        assertEquals("CAFAT", accepted.destination().id());
        assertEquals(List.of(), accepted.missing());
        assertEquals(List.of(), accepted.warnings());
        assertEquals(Map.of("cafatNumber", "339411"), accepted.found());
        assertEquals(List.of("Théo Kaloï", "3 rue de l'Alma", "98800 Nouméa"), accepted.addressee());
    }

    @Test
    void anAddressHasNoEmptyLines() {
        assertEquals(List.of("Théo Kaloï"), accepted(form()).addressee());
        assertEquals(
                List.of("Théo Kaloï", "Nouméa"),
                accepted(form("address", Map.of("commune", "Nouméa"))).addressee());
    }

    @Test
    void aWorkAccidentIsRefusedWhateverElseIsWrongAndSaysWhereToGetTheOtherForm() {
        Assessment said = rules("[0-9]{6}", 0)
                .assess(form("workAccident", true, "cafatNumber", "wrong", "careOn", "tomorrow"), TODAY);
        Assessment.Refused refused = assertInstanceOf(Assessment.Refused.class, said);
        assertEquals("claim-forms-work-accident", refused.code().value());
        assertEquals(ErrorCategory.REFUSED, refused.code().category());
        assertTrue(refused.reason().fr().contains("triptyque")
                && refused.reason().fr().contains("employeur"));
        assertTrue(refused.reason().en().contains("triptyque")
                && refused.reason().en().contains("employer"));
    }

    @Test
    void whatIsMissingIsSaidWithWhatToDo() {
        Accepted accepted = accepted(form("signed", null, "cafatNumber", null));
        assertEquals(
                List.of("signature /signed", "cafat-number /cafatNumber"),
                accepted.missing().stream()
                        .map(missing -> missing.code() + " " + missing.pointer())
                        .toList());
        assertEquals(
                "la signature de l'assuré", accepted.missing().get(0).what().fr());
        assertEquals("Give the CAFAT number.", accepted.missing().get(1).toDo().en());
        assertEquals(Map.of(), accepted.found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"339411", "339 411", "33.94.11", "339\u00A0411", " 339411. "})
    void aCafatNumberIsReadWithoutSpacesAndDots(String written) {
        assertEquals(
                Map.of("cafatNumber", "339411"),
                accepted(form("cafatNumber", written)).found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"33941", "3394112", "33941A", "339-411", "aucun"})
    void anotherCafatNumberIsWrongAndSaysWhatIsExpected(String written) {
        Assessment said = rules("[0-9]{6}", 0).assess(form("cafatNumber", written), TODAY);
        FieldError error =
                assertInstanceOf(Assessment.Wrong.class, said).errors().get(0);
        assertEquals("/cafatNumber", error.pointer());
        assertTrue(error.detail().fr().contains("six chiffres")
                && error.detail().en().contains("six digits"));
        assertFalse(error.detail().en().contains(written), "what was written is nobody's business in a log");
    }

    @Test
    void whatACafatNumberLooksLikeIsASetting() {
        FormData form = form("cafatNumber", "AB.123");
        assertInstanceOf(Accepted.class, rules("[A-Z]{2}[0-9]{3}", 0).assess(form, TODAY));
        assertInstanceOf(Assessment.Wrong.class, rules("[0-9]{6}", 0).assess(form, TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "(, six digits, cafat.number is '('",
        "[0-9]{6}, ' ', cafat.number.en",
    })
    void aBadSettingIsRefusedByItsKey(String pattern, String words, String problem) {
        LocalizedText expected = new LocalizedText("six chiffres", words);
        String message = assertThrows(IllegalArgumentException.class, () -> new CafatNumbers(pattern, expected))
                .getMessage();
        assertTrue(message.contains(problem), message);
    }

    @ParameterizedTest
    @CsvSource({
        "receivedOn, 2021-09-08, /receivedOn",
        "receivedOn, 2021-02-30, /receivedOn",
        "receivedOn, 07/09/2021, /receivedOn",
        "receivedOn, 1899-12-31, /receivedOn",
        "receivedOn, +99999-1-1, /receivedOn",
        "careOn, 2021-09-08, /careOn",
        "careOn, hier, /careOn",
    })
    void aDayIsOneOfThePast(String member, String written, String pointer) {
        assertEquals(List.of(pointer), wrong(form(member, written)));
        assertEquals(List.of(), warnings(form(member, "2021-09-07")));
    }

    @Test
    void birthsAreInThePast() {
        Map<String, Object> unborn = new HashMap<>(INSURED);
        unborn.put("birthDate", "2021-09-08");
        assertEquals(List.of("/insured/birthDate"), wrong(form("insured", unborn)));
        Map<String, Object> child = new HashMap<>(CHILD);
        child.put("birthDate", "2021-09-08");
        assertEquals(List.of("/patient/birthDate"), wrong(form("patient", child)));
        child.put("birthDate", "2021-09-07");
        accepted(form("patient", child));
    }

    @Test
    void careIsNotAfterTheFormNorBeforeABirth() {
        assertEquals(List.of("/careOn"), wrong(form("receivedOn", "2021-09-06", "careOn", "2021-09-07")));
        accepted(form("receivedOn", "2021-09-06", "careOn", "2021-09-06"));
        assertEquals(List.of("/patient/birthDate"), wrong(form("patient", CHILD, "careOn", "2019-02-27")));
        accepted(form("patient", CHILD, "careOn", "2019-02-28"));
        assertEquals(List.of("/patient/birthDate"), wrong(form("patient", CHILD, "receivedOn", "2019-02-27")));
        assertEquals(List.of("/insured/birthDate"), wrong(form("careOn", "1988-05-03")));
    }

    @Test
    void thePatientIsSomebodyElse() {
        accepted(form("patient", CHILD));
        assertEquals(List.of("/patient"), wrong(form("patient", INSURED)));
        assertEquals(
                List.of("/patient"),
                wrong(form("patient", Map.of("lastName", "KALOI", "firstName", "theo", "birthDate", "1988-05-04"))));
        assertEquals(List.of("/patient"), wrong(form("patient", CHILD, "patientIsInsured", true)));
    }

    @Test
    void aPatientWhoIsNotNamedIsAWarning() {
        assertEquals(
                List.of("The patient is not the insured person, and is not named."),
                warnings(form("patientIsInsured", false)));
        assertEquals(List.of(), warnings(form("patientIsInsured", false, "patient", CHILD)));
        assertEquals(List.of(), warnings(form("patientIsInsured", true)));
    }

    @Test
    void namesHaveALetter() {
        assertEquals(
                List.of("/insured/lastName", "/patient/firstName"),
                wrong(form(
                        "insured",
                        Map.of("lastName", "???", "firstName", "Théo", "birthDate", "1988-05-04"),
                        "patient",
                        Map.of("lastName", "Kaloï", "firstName", "-", "birthDate", "2019-02-28"))));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertEquals(
                List.of("/cafatNumber", "/careOn", "/receivedOn"),
                wrong(form("cafatNumber", "1", "careOn", "x", "receivedOn", "2021-12-24")));
    }

    @Test
    void theReasonSaysWhichRuleAndNotWho() {
        FormData mutual = form("mutual", "mdf");
        Stream.of(
                        accepted(form()),
                        accepted(form("fullyCovered", true)),
                        accepted(mutual),
                        accepted(form("mutual", "unheard of")))
                .map(accepted -> accepted.destination().reason())
                .forEach(reason -> {
                    assertFalse(reason.fr().contains("%s") || reason.en().contains("%s"), reason::toString);
                    assertFalse(reason.fr().contains("Kaloï") || reason.en().contains("unheard"), reason::toString);
                });
        assertEquals(
                "Mutual with a CAFAT section (Mutuelle des fonctionnaires (en)), care not covered at 100 %: that mutual.",
                accepted(mutual).destination().reason().en());
        assertEquals(
                "Mutuelle de section CAFAT (Mutuelle des fonctionnaires), soins non pris en charge à 100 % : cette mutuelle.",
                accepted(mutual).destination().reason().fr());
        assertEquals(
                4,
                Stream.of(form(), form("fullyCovered", true), mutual, form("mutual", "unheard of"))
                        .map(form -> accepted(form).destination().reason())
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @CsvSource({
        // care on, received on, limit in months, warned
        "2021-06-07, 2021-09-07, 3, false",
        "2021-06-06, 2021-09-07, 3, true",
        "2021-06-06, , 3, true",
        "2021-06-06, , 0, false",
        "2021-09-01, 2021-09-07, 3, false",
        ", 2021-06-06, 3, true",
        ", 2021-06-07, 3, false",
        ", , 3, false",
        "2021-02-28, , 6, true",
        "2020-09-07, , 12, false"
    })
    void theSubmissionLimitWarnsAndCountsFromTheCare(String careOn, String receivedOn, int months, boolean warned) {
        FormData form = form("careOn", careOn, "receivedOn", receivedOn);
        Accepted accepted =
                assertInstanceOf(Accepted.class, rules("[0-9]{6}", months).assess(form, TODAY));
        assertEquals(warned ? 1 : 0, accepted.warnings().size());
        accepted.warnings().forEach(warning -> {
            assertTrue(warning.fr().contains(careOn == null ? "remise" : "soins"), warning::toString);
            assertTrue(warning.en().contains(months + " months"), warning::toString);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 121})
    void aSubmissionLimitHasBounds(int months) {
        String message = assertThrows(IllegalArgumentException.class, () -> new SubmissionLimit(months))
                .getMessage();
        assertTrue(message.startsWith("submission.limit.months is " + months), message);
    }
}
