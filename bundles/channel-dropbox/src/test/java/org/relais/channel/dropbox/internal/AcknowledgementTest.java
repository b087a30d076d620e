package org.relais.channel.dropbox.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseService;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.Journal;
import org.relais.cases.Page;
import org.relais.cases.Priority;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.paper.internal.PdfPrinter;
import org.relais.procedures.CaseProcedure;
import org.relais.procedures.CaseProcedures;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.StepCommand;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** What a citizen reads in the letter, taken out of the PDF again. */
class AcknowledgementTest {

    private TestPlatform platform;
    private DropboxFixture desk;
    private Acknowledgements letters;
    private String department = "DPASS";
    private @Nullable ImplicitDecision decision =
            new ImplicitDecision(LocalDate.of(2021, 11, 23), ImplicitDecision.Effect.REJECTION);

    @BeforeEach
    void open() {
        platform = new TestPlatform(TestDatabase.derby(), "2021-09-23T15:35:00+11:00", List.of("dropbox"));
        desk = new DropboxFixture(platform);
        letters = new Acknowledgements(desk.items, new OneCase(), new OneProcedure(), platform.directory(), desk.plan);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private void handOver(String item) {
        desk.read(new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                "agent",
                Form.of(("{\"delivery\":\"HAND\",\"site\":\"caps\",\"stampedOn\":\"2021-09-22\","
                                        + "\"sender\":{\"lastName\":\"Kaloï\",\"address\":\"BP 12, Païta\"},\"items\":[%s]}")
                                .formatted(item))
                        .data(),
                true));
    }

    private String letter(Locale language) throws IOException {
        byte[] pdf = new PdfPrinter().print(letters.of(DropboxFixture.AGENT, "DAJI-2021-000001", language));
        try (PdfReader reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        }
    }

    private static void assertContains(String text, String... parts) {
        List.of(parts).forEach(part -> assertTrue(text.contains(part), () -> part + " is not in: " + text));
    }

    @Test
    void theLetterTellsWhoHandlesItWhatIsMissingAndWhenSilenceDecides() throws IOException {
        handOver("{\"topic\":\"care\",\"subject\":\"Bourse\"}");

        assertContains(
                letter(Locale.FRENCH),
                "Kaloï",
                "BP 12, Païta",
                "6 route des Artifices",
                "20.30.00",
                "Votre courrier a été reçu le 23 septembre 2021",
                "sous le numéro DAJI-2021-000001",
                "tampon dateur du 22 septembre 2021",
                "Il est traité par : DPASS (DPASS), 5 rue Gallieni, 20.44.00.",
                "Référence du dossier : 2021-000001-",
                "Pièces manquantes :",
                "Certificat de scolarité",
                "Avis d'imposition",
                "votre demande sera considérée comme rejetée le 23 novembre 2021 à 0 h");
        String letter = letter(Locale.ENGLISH);
        assertContains(letter, "Missing documents:", "School certificate", "count as rejected on 23 November 2021");
        assertFalse(letter.contains("Bank details"), "what is voluntary or there is not missing");
        assertFalse(letter.contains("Identity paper"), letter);
    }

    @Test
    void aDepartmentWithoutAReachOfItsOwnIsReachedAsTheOfficeIs() throws IOException {
        department = "DAJI";
        decision = new ImplicitDecision(LocalDate.of(2021, 11, 23), ImplicitDecision.Effect.ACCEPTANCE);
        handOver("{\"topic\":\"care\",\"subject\":\"Bourse\"}");

        assertContains(
                letter(Locale.FRENCH),
                "Il est traité par : DAJI (DAJI), 6 route des Artifices, 20.30.00.",
                "considérée comme acceptée le 23 novembre 2021");
    }

    @Test
    void theLetterForMisdirectedMailSaysWhereItGoesAndPromisesNoDecision() throws IOException {
        handOver("{\"subject\":\"Permis\",\"misdirected\":{\"to\":\"DITTT, 1 rue Unger\",\"how\":\"FORWARDED\","
                + "\"reason\":\"c'est une affaire du gouvernement\"}}");

        String letter = letter(Locale.FRENCH);

        assertContains(letter, "Permis", "DAJI-2021-000001", "c'est une affaire du gouvernement", "DITTT, 1 rue Unger");
        assertFalse(letter.contains("considérée"), letter);
        assertFalse(letter.contains("Il est traité par"), letter);
    }

    /** The case of every letter. */
    private final class OneCase implements CaseService {

        @Override
        public CaseView get(Caller caller, CaseKey key) {
            return new CaseView(
                    (CaseId) key,
                    CaseReference.of(2021, 1),
                    CaseStatus.TRIAGED,
                    "Bourse",
                    null,
                    null,
                    new ChannelId("dropbox"),
                    "caps",
                    Priority.NORMAL,
                    null,
                    null,
                    null,
                    new DepartmentId(department),
                    "dpass",
                    null,
                    Instant.EPOCH,
                    null,
                    null,
                    false,
                    decision,
                    new RoutingTrace("rule", new LocalizedText("", ""), null),
                    null,
                    null,
                    List.of(),
                    0,
                    List.of(),
                    1);
        }

        @Override
        public CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<CaseSummary> search(Caller caller, CaseQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Journal journal(Caller caller, CaseKey key) {
            throw new UnsupportedOperationException();
        }
    }

    /** Two papers are missing, one is there and one voluntary. */
    private static final class OneProcedure implements CaseProcedures {

        @Override
        public CaseProgress get(Caller caller, CaseKey key) {
            List<CaseProcedure.DocumentView> papers = new ArrayList<>();
            papers.add(paper("Certificat de scolarité", "School certificate", true, DocumentStatus.REQUIRED));
            papers.add(paper("Avis d'imposition", "Income tax notice", true, DocumentStatus.REQUESTED));
            papers.add(paper("Pièce d'identité", "Identity paper", true, DocumentStatus.RECEIVED));
            papers.add(paper("Relevé d'identité bancaire", "Bank details", false, DocumentStatus.REQUIRED));
            CaseProcedure procedure = new CaseProcedure(
                    "scholarship",
                    1,
                    new LocalizedText("Bourse", "Scholarship"),
                    Instant.EPOCH,
                    "agent",
                    2,
                    List.of(),
                    papers,
                    null);
            return new CaseProgress(CaseReference.of(2021, 1), CaseStatus.TRIAGED, 2, 1, List.of(procedure));
        }

        private static CaseProcedure.DocumentView paper(
                String french, String english, boolean mandatory, DocumentStatus status) {
            return new CaseProcedure.DocumentView(
                    new ProcedureTemplate.Document(english, new LocalizedText(french, english), mandatory),
                    status,
                    null,
                    null,
                    null);
        }

        @Override
        public CaseProgress start(Caller caller, CaseKey key, OptionalLong expectedRevision, String template) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CaseProgress perform(
                Caller caller,
                CaseKey key,
                OptionalLong expectedRevision,
                String procedure,
                String step,
                StepCommand command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CaseProgress perform(
                Caller caller, CaseKey key, OptionalLong expectedRevision, String procedure, DocumentCommand command) {
            throw new UnsupportedOperationException();
        }
    }
}
