package org.relais.example.service.internal;

import java.util.List;
import java.util.Map;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.texts.LocalizedText;

/** What this service says to people. None of it names anybody or repeats what a form says. */
final class PermitsTexts {

    static final LocalizedText NAME = text("Stationnement résident", "Resident parking");

    static final LocalizedText CASE_SUBJECT = text("Stationnement résident n° %s", "Resident parking no. %s");

    static final List<FirstDestination> DESTINATIONS = List.of(
            new FirstDestination("TOWN-HALL", text("Mairie", "Town hall"), null),
            new FirstDestination("SEASIDE", text("Bureau du bord de mer", "Seaside office"), null));

    static final LocalizedText CENTRE = text("Centre-ville : à la mairie.", "Town centre: to the town hall.");

    static final LocalizedText SEASIDE =
            text("Bord de mer : au bureau du bord de mer.", "Seaside: to the seaside office.");

    static final List<RejectionCode> CODES = List.of(
            new RejectionCode("NO_RESIDENT", text("N'habite pas la zone", "Does not live in the zone")),
            new RejectionCode(ServiceDescriptor.LOST, text("Formulaire perdu", "Form lost")));

    /** The partner decides without it, so that nobody here has to know. */
    private static final LocalizedText HEALTH = text(
            "Le bureau ne demande ni ne conserve rien sur la santé. Retirez ce champ.",
            "The desk neither asks for nor stores anything about health. Leave this member out.");

    static final Map<String, LocalizedText> FORBIDDEN = Map.of("handicap", HEALTH, "disability", HEALTH);

    static final Assessment.Refused COMPANY = new Assessment.Refused(
            new ErrorCode(
                    "permits-company",
                    ErrorCategory.REFUSED,
                    text("Véhicule d'une entreprise", "Vehicle of a company")),
            text(
                    "Le stationnement résident est pour les particuliers ; les entreprises s'adressent à la mairie.",
                    "Resident parking is for private people; companies turn to the town hall."));

    static final Assessment.Missing PLATE = new Assessment.Missing(
            "plate",
            text("l'immatriculation", "the number plate"),
            text("Indiquez l'immatriculation du véhicule.", "Give the number plate of the vehicle."),
            "/plate");

    static final Assessment.Missing SIGNATURE = new Assessment.Missing(
            "signature",
            text("la signature", "the signature"),
            text("Signez le formulaire.", "Sign the form."),
            "/signed");

    static final LocalizedText NO_NAME =
            text("Un nom avec au moins une lettre est attendu.", "A name with a letter in it is expected.");

    private PermitsTexts() {}

    private static LocalizedText text(String fr, String en) {
        return new LocalizedText(fr, en);
    }
}
