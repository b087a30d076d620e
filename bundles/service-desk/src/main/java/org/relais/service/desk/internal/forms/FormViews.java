package org.relais.service.desk.internal.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceStore;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.FormAction;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.FormView.Answer;
import org.relais.services.FormView.FormSummary;
import org.relais.services.LineOutcome;
import org.relais.services.ServiceRight;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** Stored forms as those see them who may. Within the running unit of work. Thread-safe. */
@Component(service = FormViews.class)
public final class FormViews {

    private static final LocalizedText INACTIVE = new LocalizedText(
            "Plus rien n'est remis à %s ; corrigez les règles du service, puis réexaminez le formulaire (assess).",
            "Nothing is handed to %s any more; mend the rules of the service, then have the form assessed again.");

    private static final LocalizedText PURGED = new LocalizedText("Effacé.", "Purged.");

    private final FormStore store;
    private final ServiceStore services;
    private final FormSeal seal;
    private final TimeLimitWatch limits;
    private final ServiceAccess access;

    @Activate
    public FormViews(
            @Reference FormStore store,
            @Reference ServiceStore services,
            @Reference FormSeal seal,
            @Reference TimeLimitWatch limits,
            @Reference ServiceAccess access) {
        this.store = store;
        this.services = services;
        this.seal = seal;
        this.limits = limits;
        this.access = access;
    }

    /** A form, whole. */
    FormView view(Caller caller, KnownService service, StoredForm form) {
        @Nullable FormContent content = form.content() == null ? null : seal.open(form.number(), form.content());
        List<Assessment.Missing> missing =
                content == null || form.state() != FormState.INCOMPLETE ? List.of() : content.missing();
        @Nullable Answer answer = answer(form);
        List<LocalizedText> warnings = new ArrayList<>(content == null ? List.of() : content.warnings());
        warnings.addAll(limits.of(service, form));
        if (!form.state().isOver() && !isActive(service, form.destination())) {
            warnings.add(INACTIVE.formatted(form.destination()));
        }
        return new FormView(
                summary(form, store.slipName(form.slip()).orElse(null)),
                content == null ? null : content.form(),
                new FormView.Destination(
                        form.destination(),
                        name(service, form.destination()),
                        content == null ? PURGED : content.reason()),
                missing.stream()
                        .map(part -> new FormView.Missing(part.code(), part.what(), part.pointer()))
                        .toList(),
                message(service, form, missing, answer),
                warnings,
                form.origin().intake(),
                answer,
                allowed(caller, service, form));
    }

    private boolean isActive(KnownService service, String destination) {
        return services.destination(service.id(), destination)
                .map(ServiceStore.StoredDestination::active)
                .orElse(false);
    }

    private @Nullable Answer answer(StoredForm form) {
        return store.answer(form.number())
                .filter(answer -> answer.outcome() != LineOutcome.PENDING)
                .map(answer -> answer.reason() == null
                        ? answer
                        : new Answer(
                                answer.outcome(),
                                answer.code(),
                                seal.openNote(answer.reason(), form.number().value()),
                                answer.at(),
                                answer.by()))
                .orElse(null);
    }

    private @Nullable LocalizedText message(
            KnownService service, StoredForm form, List<Assessment.Missing> missing, @Nullable Answer answer) {
        if (!missing.isEmpty()) {
            return FormMessages.incomplete(form, missing);
        }
        if (form.state() == FormState.REJECTED && answer != null && answer.code() != null) {
            return FormMessages.rejected(form, name(service, form.destination()), reason(service, answer.code()));
        }
        return null;
    }

    /** What a code stands for; the code itself when the service does not know it any more. */
    public static LocalizedText reason(KnownService service, String code) {
        return service.codes().stream()
                .filter(one -> one.code().equals(code))
                .map(RejectionCode::name)
                .findFirst()
                .orElse(new LocalizedText(code, code));
    }

    /** What a destination is called. */
    public LocalizedText name(KnownService service, String destination) {
        return services.destination(service.id(), destination)
                .map(ServiceStore.StoredDestination::name)
                .orElse(new LocalizedText(destination, destination));
    }

    private List<String> allowed(Caller caller, KnownService service, StoredForm form) {
        if (!access.rights(caller, service.id()).contains(ServiceRight.REGISTER)) {
            return List.of();
        }
        Set<FormAction> possible = FormTransitions.allowedIn(form.state());
        List<String> allowed = new ArrayList<>();
        if (form.state() == FormState.INCOMPLETE) {
            allowed.add("supply");
        }
        if (possible.contains(FormAction.FIND_COMPLETE) && form.state() != FormState.REGISTERED) {
            allowed.add("assess");
        }
        if (possible.contains(FormAction.RETURN)) {
            allowed.add("return");
        }
        if (form.state() == FormState.REJECTED) {
            allowed.add("close");
        }
        return allowed;
    }

    /** What a list shows of forms. */
    List<FormSummary> summaries(List<StoredForm> forms) {
        Set<UUID> slips =
                forms.stream().map(StoredForm::slip).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, String> names = slips.isEmpty() ? Map.of() : store.slipNames(slips);
        return forms.stream()
                .map(form -> summary(form, form.slip() == null ? null : names.get(form.slip())))
                .toList();
    }

    private static FormSummary summary(StoredForm form, @Nullable String slip) {
        return new FormSummary(
                form.number(),
                form.service(),
                form.state(),
                form.formNumber(),
                form.destination(),
                form.receivedAt(),
                form.registeredAt(),
                form.registeredBy(),
                form.origin().caseReference(),
                slip,
                form.revision());
    }
}
