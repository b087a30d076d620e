package org.relais.service.desk.internal.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.ActiveService;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.TimeLimitWatch;
import org.relais.service.desk.internal.slips.SlipStore;
import org.relais.service.desk.internal.slips.StoredSlip;
import org.relais.services.DelegatedServices;
import org.relais.services.DelegatedServices.Warning.Kind;
import org.relais.services.FormState;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** The services as people see them who may. Thread-safe. */
@Component
public final class CataloguedServices implements DelegatedServices {

    private static final int MOST = 200;

    private final ServiceCatalogue catalogue;
    private final ServiceAccess access;
    private final UnitOfWork unitOfWork;
    private final FormStore forms;
    private final SlipStore slips;
    private final TimeLimitWatch limits;
    private final AccessLog accessLog;

    @Activate
    public CataloguedServices(
            @Reference ServiceCatalogue catalogue,
            @Reference ServiceAccess access,
            @Reference UnitOfWork unitOfWork,
            @Reference FormStore forms,
            @Reference SlipStore slips,
            @Reference TimeLimitWatch limits,
            @Reference AccessLog accessLog) {
        this.catalogue = catalogue;
        this.access = access;
        this.unitOfWork = unitOfWork;
        this.forms = forms;
        this.slips = slips;
        this.limits = limits;
        this.accessLog = accessLog;
    }

    @Override
    public List<ServiceView> list(Caller caller) {
        return catalogue.known().stream()
                .filter(service -> !access.rights(caller, service.id()).isEmpty())
                .map(service -> view(caller, service))
                .toList();
    }

    @Override
    public ServiceView get(Caller caller, ServiceId service) {
        if (access.rights(caller, service).isEmpty()) {
            throw ServiceAccess.unknown(service);
        }
        return view(caller, catalogue.known(service).orElseThrow(() -> ServiceAccess.unknown(service)));
    }

    private ServiceView view(Caller caller, KnownService service) {
        Optional<ActiveService> active = catalogue.active(service.id());
        return new ServiceView(
                service.id(),
                service.name(),
                active.isPresent(),
                active.map(one -> one.descriptor().form().schema()).orElse(null),
                service.findBy().stream().sorted().toList(),
                service.codes(),
                access.rights(caller, service.id()));
    }

    @Override
    public List<Warning> warnings(Caller caller, ServiceId service) {
        KnownService known = access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            List<Warning> warnings = new ArrayList<>();
            warnings.addAll(waiting(
                    known, FormState.INCOMPLETE, Kind.INCOMPLETE, known.limits().incomplete()));
            warnings.addAll(waiting(
                    known,
                    FormState.COMPLETE,
                    Kind.NOT_HANDED_OVER,
                    known.limits().complete()));
            warnings.addAll(waiting(
                    known,
                    FormState.BATCHED,
                    Kind.NOT_HANDED_OVER,
                    known.limits().complete()));
            warnings.addAll(waiting(
                    known, FormState.REJECTED, Kind.REJECTED, known.limits().incomplete()));
            warnings.addAll(unanswered(known));
            warnings.sort(Comparator.comparing(Warning::since));
            accessLog.record(caller, service, "list-warnings", warnings.size() + " warnings");
            return List.copyOf(warnings);
        });
    }

    private List<Warning> waiting(KnownService service, FormState state, Kind kind, int days) {
        if (days == 0) {
            return List.of();
        }
        return forms.since(service.id(), state, limits.before(days), MOST).stream()
                .map(form ->
                        new Warning(kind, form.number(), form.stateAt(), limits.text(service, state, form.stateAt())))
                .toList();
    }

    private List<Warning> unanswered(KnownService service) {
        int days = service.limits().unanswered();
        if (days == 0) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>();
        for (StoredSlip slip : slips.transmittedBefore(service.id(), limits.before(days), MOST)) {
            Instant since = Objects.requireNonNull(slip.transmitted()).at();
            for (LocalizedText text : limits.unanswered(service, since)) {
                warnings.add(new Warning(Kind.UNANSWERED, Objects.requireNonNull(slip.number()), since, text));
            }
        }
        return warnings;
    }
}
