package org.relais.service.claimforms.internal.rules;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** What people are told about claim forms. None of it names a person or says what a form says. */
final class ClaimFormTexts {

    static final Assessment.Refused WORK_ACCIDENT = new Assessment.Refused(
            new ErrorCode(
                    "claim-forms-work-accident",
                    ErrorCategory.REFUSED,
                    new LocalizedText(
                            "Accident du travail : un autre formulaire est requis",
                            "Accident at work: another form is needed")),
            new LocalizedText(
                    "Un accident du travail ne se déclare pas sur une feuille de soins, mais sur le triptyque « accident du"
                            + " travail » : demandez-le à l'employeur ou à la CAFAT.",
                    "An accident at work does not go on a claim form but on the three-part form for accidents at work"
                            + " (triptyque): ask the employer or CAFAT for it."));

    static final Assessment.Missing SIGNATURE = new Assessment.Missing(
            "signature",
            new LocalizedText("la signature de l'assuré", "the insured person's signature"),
            new LocalizedText("Signez la feuille de soins.", "Sign the claim form."),
            "/signed");

    static final Assessment.Missing CAFAT_NUMBER = new Assessment.Missing(
            "cafat-number",
            new LocalizedText("le numéro CAFAT de l'assuré", "the insured person's CAFAT number"),
            new LocalizedText("Indiquez le numéro CAFAT.", "Give the CAFAT number."),
            "/cafatNumber");

    static final LocalizedText NO_CAFAT_NUMBER = new LocalizedText(
            "N'est pas un numéro CAFAT ; attendu : %s. Omettez le champ si le numéro manque sur la feuille.",
            "This is no CAFAT number; expected: %s. Leave the member out when the form has no number.");

    static final LocalizedText NO_NAME = new LocalizedText(
            "Un nom avec au moins une lettre est attendu.", "A name with a letter in it is expected.");

    static final LocalizedText NO_DAY = new LocalizedText(
            "Date ISO 8601 à partir de 1900 attendue, par exemple 2021-09-07.",
            "An ISO 8601 date from 1900 on is expected, for example 2021-09-07.");

    static final LocalizedText IN_THE_FUTURE =
            new LocalizedText("Ne peut pas être dans l'avenir.", "Cannot be in the future.");

    static final LocalizedText CARE_AFTER_RECEPTION = new LocalizedText(
            "Les soins ne peuvent pas suivre la remise de la feuille ; vérifiez careOn et receivedOn.",
            "The care cannot come after the form was handed in; check careOn and receivedOn.");

    static final LocalizedText BORN_AFTERWARDS = new LocalizedText(
            "Serait après les soins, ou après la remise de la feuille ; vérifiez les dates.",
            "Would be after the care, or after the form was handed in; check the dates.");

    static final LocalizedText PATIENT_IS_INSURED = new LocalizedText(
            "patientIsInsured dit que le patient est l'assuré ; retirez l'un des deux.",
            "patientIsInsured says that the patient is the insured person; leave one of them out.");

    static final LocalizedText SAME_PERSON = new LocalizedText(
            "Le patient est l'assuré : n'indiquez le patient que si c'est une autre personne.",
            "The patient is the insured person: name the patient only when it is another person.");

    static final LocalizedText UNNAMED_PATIENT = new LocalizedText(
            "Le patient est une autre personne que l'assuré, et n'est pas nommé.",
            "The patient is not the insured person, and is not named.");

    static final LocalizedText FULLY_COVERED =
            new LocalizedText("Soins pris en charge à 100 % : CAFAT.", "Care covered at 100 %: CAFAT.");

    static final LocalizedText NO_MUTUAL =
            new LocalizedText("Sans mutuelle de section CAFAT : CAFAT.", "No mutual with a CAFAT section: CAFAT.");

    static final LocalizedText OF_A_MUTUAL = new LocalizedText(
            "Mutuelle de section CAFAT (%s), soins non pris en charge à 100 %% : cette mutuelle.",
            "Mutual with a CAFAT section (%s), care not covered at 100 %%: that mutual.");

    static final LocalizedText UNKNOWN_MUTUAL = new LocalizedText(
            "La mutuelle indiquée n'est pas dans les données de référence, ou n'y est plus active : CAFAT.",
            "The mutual on the form is not in the reference data, or no longer active there: CAFAT.");

    static final LocalizedText CHECK_MUTUAL = new LocalizedText(
            "Mutuelle inconnue : la feuille ira à la CAFAT. Vérifiez le nom, ou complétez les données de référence, puis"
                    + " réévaluez la feuille.",
            "Unknown mutual: the form will go to CAFAT. Check its name, or complete the reference data and assess the form"
                    + " again.");

    static final LocalizedText THIRD_PARTY = new LocalizedText(
            "Accident causé par un tiers : à signaler à l'organisme à la remise.",
            "Accident caused by a third party: point it out to the partner when it is handed over.");

    static final LocalizedText TOO_LATE_SINCE_CARE = new LocalizedText(
            "Le délai de dépôt de %d mois après les soins a pris fin le %s ; l'organisme peut refuser la feuille.",
            "The submission limit of %d months after the care ended on %s; the partner may refuse the form.");

    static final LocalizedText TOO_LATE_SINCE_RECEPTION = new LocalizedText(
            "Le délai de dépôt de %d mois après la remise au bureau a pris fin le %s ; l'organisme peut refuser la feuille.",
            "The submission limit of %d months after the form was handed in at the desk ended on %s; the partner may refuse"
                    + " the form.");

    private ClaimFormTexts() {}
}
