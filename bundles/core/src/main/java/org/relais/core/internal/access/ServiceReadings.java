package org.relais.core.internal.access;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.directory.Confidentiality;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.services.ServiceId;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Writes down what is read through the core of what belongs to a service, before it is handed out. For everything that belongs to the
 * office nothing is written, and nothing asked of the database. Thread-safe.
 */
@Component(service = ServiceReadings.class)
public final class ServiceReadings {

    private final UnitOfWork unitOfWork;
    private final AccessLog log;
    private final AccessStore store;
    private final Permissions permissions;

    @Activate
    public ServiceReadings(
            @Reference UnitOfWork unitOfWork,
            @Reference AccessLog log,
            @Reference AccessStore store,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.log = log;
        this.store = store;
        this.permissions = permissions;
    }

    /**
     * One thing.
     *
     * @param level of what is read
     * @param action for example {@code read-case}
     */
    public void read(Caller caller, Confidentiality level, String action, String subject) {
        ServiceId.of(level).ifPresent(service -> log.record(caller, service, action, subject));
    }

    /** A list of cases, once for each service of which it shows some, with how many it shows. */
    public void listed(Caller caller, String action, Stream<CaseId> shown) {
        if (!permissions.visibility(caller).services().isEmpty()) {
            Collection<CaseId> cases = shown.toList();
            unitOfWork
                    .read(() -> store.services(cases))
                    .forEach((service, count) -> log.record(caller, service, action, count + " cases"));
        }
    }

    /**
     * The same of something else.
     *
     * @param what it is a list of, for example {@code intakes}
     */
    public <T> void listed(
            Caller caller, String action, String what, Collection<T> shown, Function<T, Confidentiality> level) {
        shown.stream()
                .map(level)
                .flatMap(one -> ServiceId.of(one).stream())
                .distinct()
                .forEach(service -> log.record(
                        caller,
                        service,
                        action,
                        shown.stream()
                                        .filter(one -> level.apply(one).equals(service.confidentiality()))
                                        .count()
                                + " " + what));
    }
}
