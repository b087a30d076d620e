package org.relais.core.internal.modes;

import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePacks;

/** Warns when the office works normally only because its pack has lost the mode that it was switched to. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=operating-mode", HealthCheck.TAGS + "=ready"})
public final class ModeHealth implements HealthCheck {

    private final ModeInForce mode;
    private final OfficePacks packs;

    @Activate
    public ModeHealth(@Reference ModeInForce mode, @Reference OfficePacks packs) {
        this.mode = mode;
        this.packs = packs;
    }

    @Override
    public Result execute() {
        Optional<StoredMode> lost;
        try {
            lost = mode.last().filter(last -> packs.current().mode(last.mode()).isEmpty());
        } catch (RuntimeException noDatabase) {
            return new Result(Result.Status.WARN, "The mode in force cannot be read now: " + noDatabase.getMessage());
        }
        return lost.map(last -> new Result(
                        Result.Status.WARN,
                        "The office was switched to the mode '" + last.mode()
                                + "', which its pack has no longer; it works normally"))
                .orElseGet(() -> new Result(
                        Result.Status.OK,
                        "The office is in the mode '" + mode.current().mode().id() + "'"));
    }
}
