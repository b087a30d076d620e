package org.relais.service.desk.internal.forms;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.service.desk.internal.catalogue.ActiveService;
import org.relais.service.desk.internal.catalogue.ForbiddenMembers;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.catalogue.ServiceStore;
import org.relais.services.FormAction;
import org.relais.services.ServiceId;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/**
 * Has forms judged: by what must not be in them, by their schema, by the plug-in. Within the running unit of work. Thread-safe.
 */
@Component(service = FormJudgement.class)
public final class FormJudgement {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private static final LocalizedText AWAY = new LocalizedText(
            "Le service « %s » est absent pour l'instant ; réessayez plus tard.",
            "The service '%s' is away for now; try again later.");

    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_INITIALS = 20;

    private final ServiceCatalogue catalogue;
    private final ServiceStore services;
    private final ForbiddenMembers forbidden;
    private final AssessmentCalls calls;

    @Activate
    public FormJudgement(
            @Reference ServiceCatalogue catalogue,
            @Reference ServiceStore services,
            @Reference ForbiddenMembers forbidden,
            @Reference AssessmentCalls calls) {
        this.catalogue = catalogue;
        this.services = services;
        this.forbidden = forbidden;
        this.calls = calls;
    }

    /** @throws RelaisException {@code unavailable} while the plug-in is away */
    ActiveService active(ServiceId service) {
        return catalogue
                .active(service)
                .orElseThrow(() -> RelaisException.builder(Errors.UNAVAILABLE, AWAY.formatted(service))
                        .retryAfter(RETRY_AFTER)
                        .build());
    }

    /**
     * The form as the plug-in accepts it.
     *
     * @param pointer where the form stands, for the errors
     * @throws RelaisException {@code invalid-request} that names what is wrong; the service's own refusal; {@code unavailable}
     */
    Assessment.Accepted judge(ActiveService service, FormData form, String pointer) {
        refuse(catalogue
                .known(service.id())
                .map(known -> forbidden.in(known, form, pointer))
                .orElse(List.of()));
        refuse(below(pointer, service.form().check(form)));
        Assessment said = calls.assess(service, form);
        if (said instanceof Assessment.Refused refused) {
            throw RelaisException.of(refused.code(), refused.reason());
        }
        if (said instanceof Assessment.Wrong wrong) {
            throw Errors.invalid(below(pointer, wrong.errors()));
        }
        return checked(service, (Assessment.Accepted) said);
    }

    /** A plug-in's answer is only as good as what can be stored of it. */
    private Assessment.Accepted checked(ActiveService service, Assessment.Accepted accepted) {
        String destination = accepted.destination().id();
        if (services.destination(service.id(), destination).isEmpty()) {
            throw unusable(service, "destination '" + destination + "' is not among those of the service");
        }
        if (accepted.formNumber().isBlank() || accepted.formNumber().length() > LONGEST_NUMBER) {
            throw unusable(service, "a form number has 1 to " + LONGEST_NUMBER + " characters");
        }
        if (accepted.initials().isBlank() || accepted.initials().length() > LONGEST_INITIALS) {
            throw unusable(service, "initials have 1 to " + LONGEST_INITIALS + " characters");
        }
        if (!service.descriptor().form().findBy().containsAll(accepted.found().keySet())) {
            throw unusable(service, "it finds by fields that it has not declared");
        }
        return accepted;
    }

    private static RelaisException unusable(ActiveService service, String problem) {
        return AssessmentCalls.unavailable(service, new IllegalStateException(problem));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }

    private static List<FieldError> below(String pointer, List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(pointer + error.pointer(), error.detail()))
                .toList();
    }

    static FormAction action(Assessment.Accepted accepted) {
        return accepted.missing().isEmpty() ? FormAction.FIND_COMPLETE : FormAction.FIND_INCOMPLETE;
    }

    /** The codes of what is missing; null for nothing. */
    static @Nullable String detail(Assessment.Accepted accepted) {
        return accepted.missing().isEmpty()
                ? null
                : accepted.missing().stream().map(Assessment.Missing::code).collect(Collectors.joining(", "));
    }
}
