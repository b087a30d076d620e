package org.relais.service.claimforms.internal.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.relais.directory.TopicId;
import org.relais.identity.Role;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDescriptor.FirstDestination;
import org.relais.spi.service.ServiceForm;
import org.relais.spi.service.TimeLimits;
import org.relais.texts.LocalizedText;

/** Who the service is. */
public final class ClaimForms {

    public static final ServiceId ID = new ServiceId("claim-forms");

    /** The partner to whom everything goes that goes to no mutual. */
    public static final String CAFAT = "CAFAT";

    /** The member by which the forms of one person are found. */
    public static final String CAFAT_NUMBER = "cafatNumber";

    private static final String REGISTER = "FDS";

    private static final LocalizedText NAME = new LocalizedText("Feuilles de soins", "Health-care claim forms");

    private static final LocalizedText CASE_SUBJECT = new LocalizedText("Feuille de soins n° %s", "Claim form no. %s");

    private static final List<FirstDestination> DESTINATIONS = List.of(
            destination(CAFAT, "CAFAT", "CAFAT"),
            destination("COMMERCE", "Mutuelle du commerce", "Mutuelle du commerce (trade)"),
            destination("MDF", "Mutuelle des fonctionnaires", "Mutuelle des fonctionnaires (civil servants)"),
            destination("SLN", "Mutuelle Le Nickel", "Mutuelle Le Nickel (SLN)"),
            destination(
                    "MPL", "Mutuelle des patentés et libéraux", "Mutuelle des patentés et libéraux (self-employed)"));

    private static final List<RejectionCode> CODES = List.of(
            code("NOT_COVERED", "Soins non couverts", "Care that is not covered"),
            code("RIGHTS_CLOSED", "Droits fermés à la date des soins", "No rights on the day of the care"),
            code("ILLEGIBLE", "Feuille illisible", "Illegible form"),
            code("DUPLICATE", "Feuille déjà reçue", "Form received before"),
            code("WRONG_PARTNER", "Relève d'un autre organisme", "For another body"),
            code("TOO_LATE", "Délai de dépôt dépassé", "Submitted too late"),
            code(
                    "PRACTITIONER_PART",
                    "Partie du praticien à corriger par lui",
                    "Practitioner's part to be corrected by them"),
            code(ServiceDescriptor.LOST, "Feuille perdue par l'organisme", "Form lost by the body"),
            code("OTHER", "Autre motif", "Another reason"));

    /** The replay of recorded months plays as an integrator. An administrator configures and knows of no form. */
    private static final Map<ServiceRight, Set<Role>> RIGHTS = Map.of(
            ServiceRight.READ, Set.of(Role.SERVICE_OFFICER, Role.INTEGRATOR),
            ServiceRight.REGISTER, Set.of(Role.SERVICE_OFFICER, Role.INTEGRATOR),
            ServiceRight.HAND_OVER, Set.of(Role.SERVICE_OFFICER, Role.INTEGRATOR),
            ServiceRight.CONFIGURE, Set.of(Role.SERVICE_OFFICER, Role.ADMINISTRATOR),
            ServiceRight.DISCLOSE, Set.of(Role.SERVICE_OFFICER));

    private ClaimForms() {}

    public static ServiceDescriptor descriptor(TimeLimits limits) {
        return new ServiceDescriptor(
                ID,
                REGISTER,
                NAME,
                CASE_SUBJECT,
                new TopicId(ID.value()),
                new ServiceForm(schema(), ForbiddenNames.WITH_REASONS, Set.of(CAFAT_NUMBER)),
                DESTINATIONS,
                CODES,
                RIGHTS,
                limits);
    }

    private static String schema() {
        try (InputStream resource = ClaimForms.class.getResourceAsStream("/form.json")) {
            return new String(Objects.requireNonNull(resource, "form.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FirstDestination destination(String id, String fr, String en) {
        return new FirstDestination(id, new LocalizedText(fr, en), null);
    }

    private static RejectionCode code(String code, String fr, String en) {
        return new RejectionCode(code, new LocalizedText(fr, en));
    }
}
