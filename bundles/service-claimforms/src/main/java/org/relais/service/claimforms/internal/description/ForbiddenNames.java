package org.relais.service.claimforms.internal.description;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.relais.texts.LocalizedText;

/**
 * Members that no claim form may carry, in English and in French, with their accents and without. The platform compares names without
 * case, hyphens and underscores. What the form itself or an envelope names must not be among them: that a prescription is joined, and
 * when the care was, may be said.
 */
final class ForbiddenNames {

    private static final LocalizedText PRACTITIONER = new LocalizedText(
            "La partie du praticien n'est remplie et corrigée que par lui ; le bureau ne la saisit pas. Retirez ce champ.",
            "Only practitioners fill in and correct their part; the desk does not record it. Leave this member out.");

    private static final LocalizedText CLINICAL = new LocalizedText(
            "Le bureau ne demande ni ne conserve diagnostic, acte, code ou traitement. Retirez ce champ.",
            "The desk neither asks for nor stores a diagnosis, an act, a code or a treatment. Leave this member out.");

    private static final String OF_THE_PRACTITIONER = """
            practitioner practitioners practitionerPart practitionersPart practitionerName practitionerNumber practitionerId
            practitionerStamp practitionerSignature signedByPractitioner prescriber prescriberName prescriberNumber
            doctor doctorName physician physicianName dentist nurse midwife pharmacist pharmacy
            healthProfessional careProvider fee fees
            praticien praticiens partiePraticien partieDuPraticien nomPraticien nomDuPraticien numéroPraticien numéroDuPraticien
            cachetPraticien cachetDuPraticien signaturePraticien signatureDuPraticien signéParLePraticien
            prescripteur nomPrescripteur nomDuPrescripteur médecin nomMédecin nomDuMédecin médecinTraitant
            dentiste infirmier infirmière sageFemme pharmacien pharmacie auxiliaireMédical professionnelDeSanté
            honoraire honoraires
            """;

    private static final String OF_THE_CARE = """
            diagnosis diagnoses diagnosisCode diagnosisCodes icd icd10 icd11 icdCode icdCodes
            pathology pathologies disease diseases illness illnesses longIllness longTermIllness
            condition conditions medicalCondition symptom symptoms
            act acts actCode actCodes actDate medicalAct medicalActs medicalCode medicalCodes
            careCode careCodes careDetails natureOfCare treatment treatments medication medications medicine medicines drug drugs
            prescription prescriptions prescriptionContent prescriptionContents prescriptionDetails prescriptionText
            prescribed prescribedDrugs allergy allergies pregnancy maternity vaccine vaccines vaccination vaccinations
            medicalHistory medicalReason testResult testResults fullCoverageReason fullyCoveredReason
            diagnostic diagnostics codeDiagnostic codesDiagnostics cim cim10 cim11 codeCim codesCim
            pathologie maladie maladies longueMaladie affection affections affectionLongueDurée ald symptôme symptômes
            acte actes codeActe codesActe codesActes dateActe acteMédical actesMédicaux nomenclature cotation cotations ngap ccam
            codeSoins codesSoins natureDesSoins détailDesSoins traitement traitements médicament médicaments
            ordonnance ordonnances contenuOrdonnance contenuPrescription allergie grossesse maternité vaccin vaccins
            antécédent antécédents motifMédical résultatExamen résultatsExamens motifPriseEnCharge
            """;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Each name with the reason that whoever hands it in is told. */
    static final Map<String, LocalizedText> WITH_REASONS = withReasons();

    private ForbiddenNames() {}

    private static Map<String, LocalizedText> withReasons() {
        Map<String, LocalizedText> names = new LinkedHashMap<>();
        add(names, OF_THE_PRACTITIONER, PRACTITIONER);
        add(names, OF_THE_CARE, CLINICAL);
        return Map.copyOf(names);
    }

    private static void add(Map<String, LocalizedText> names, String words, LocalizedText reason) {
        for (String name : words.strip().split("\\s+")) {
            names.put(name, reason);
            names.put(
                    MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                            .replaceAll(""),
                    reason);
        }
    }
}
