package org.relais.core.internal.cases;

import java.util.Collection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseSummary;
import org.relais.core.internal.access.ServiceReadings;
import org.relais.identity.Caller;

/** Writes down who reads which case of a service, before it is shown. Thread-safe. */
@Component(service = CaseReadings.class)
public final class CaseReadings {

    private final ServiceReadings readings;

    @Activate
    public CaseReadings(@Reference ServiceReadings readings) {
        this.readings = readings;
    }

    /** @param action for example {@code read-case} */
    public void read(Caller caller, StoredCase stored, String action) {
        readings.read(
                caller,
                stored.state().confidentiality(),
                action,
                stored.facts().reference().value());
    }

    public void listed(Caller caller, String action, Collection<CaseSummary> shown) {
        readings.listed(caller, action, shown.stream().map(CaseSummary::id));
    }
}
