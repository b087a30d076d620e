package org.relais.core.internal.office;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Warns while the pack on disk is not the one in force; the office keeps working, so this never makes it unready. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=office-pack", HealthCheck.TAGS + "=ready"})
public final class OfficePackHealth implements HealthCheck {

    private final OfficePacks packs;

    @Activate
    public OfficePackHealth(@Reference OfficePacks packs) {
        this.packs = packs;
    }

    @Override
    public Result execute() {
        List<String> mistakes = packs.mistakes();
        return mistakes.isEmpty()
                ? new Result(Result.Status.OK, "The office pack on disk is in force")
                : new Result(
                        Result.Status.WARN,
                        "The last good office pack is in force, the one on disk is not valid:\n"
                                + String.join("\n", mistakes));
    }
}
