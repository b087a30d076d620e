package org.relais.example.service.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.errors.FieldError;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceForm;
import org.relais.spi.service.TimeLimits;

/** Applications for resident parking, which the desk registers for the two offices that issue the permit. Thread-safe. */
@Component
public final class PermitsService implements DelegatedService {

    private static final Set<Role> OFFICERS = Set.of(Role.SERVICE_OFFICER);

    private static final ServiceDescriptor DESCRIPTOR = new ServiceDescriptor(
            new ServiceId("permits"),
            "PKG",
            PermitsTexts.NAME,
            PermitsTexts.CASE_SUBJECT,
            null,
            new ServiceForm(schema(), PermitsTexts.FORBIDDEN, Set.of("plate")),
            PermitsTexts.DESTINATIONS,
            PermitsTexts.CODES,
            Map.of(
                    ServiceRight.READ, OFFICERS,
                    ServiceRight.REGISTER, OFFICERS,
                    ServiceRight.HAND_OVER, OFFICERS,
                    ServiceRight.CONFIGURE, Set.of(Role.SERVICE_OFFICER, Role.ADMINISTRATOR),
                    ServiceRight.DISCLOSE, OFFICERS),
            new TimeLimits(10, 2, 20));

    @Activate
    public PermitsService() {
        // nothing to set up
    }

    private static String schema() {
        try (InputStream resource = PermitsService.class.getResourceAsStream("/form.json")) {
            return new String(Objects.requireNonNull(resource, "form.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public ServiceDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Assessment assess(FormData form) {
        if (isTicked(form, "/company")) {
            return PermitsTexts.COMPANY;
        }
        List<FieldError> errors = new ArrayList<>();
        String initials = initial(form, "/firstName", errors) + " " + initial(form, "/lastName", errors);
        if (!errors.isEmpty()) {
            return new Assessment.Wrong(errors);
        }
        return new Assessment.Accepted(
                form.text("/formNumber").orElseThrow(),
                initials,
                destination(form.text("/zone").orElseThrow()),
                missing(form),
                List.of(),
                form.text("/plate").map(plate -> Map.of("plate", plate)).orElse(Map.of()),
                List.of(form.text("/firstName").orElseThrow() + " "
                        + form.text("/lastName").orElseThrow()));
    }

    /** The town hall issues permits for the centre, the seaside has an office of its own. */
    private static Assessment.Choice destination(String zone) {
        return zone.equals("SEASIDE")
                ? new Assessment.Choice("SEASIDE", PermitsTexts.SEASIDE)
                : new Assessment.Choice("TOWN-HALL", PermitsTexts.CENTRE);
    }

    private static List<Assessment.Missing> missing(FormData form) {
        List<Assessment.Missing> missing = new ArrayList<>();
        if (form.text("/plate").isEmpty()) {
            missing.add(PermitsTexts.PLATE);
        }
        if (!isTicked(form, "/signed")) {
            missing.add(PermitsTexts.SIGNATURE);
        }
        return missing;
    }

    /** As it stands on slips. */
    private static String initial(FormData form, String pointer, List<FieldError> errors) {
        String letters = form.text(pointer).orElseThrow().replaceAll("\\P{L}", "");
        if (letters.isEmpty()) {
            errors.add(new FieldError(pointer, PermitsTexts.NO_NAME));
            return "";
        }
        return letters.substring(0, letters.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + ".";
    }

    private static boolean isTicked(FormData form, String pointer) {
        return form.at(pointer).filter(Boolean.TRUE::equals).isPresent();
    }
}
