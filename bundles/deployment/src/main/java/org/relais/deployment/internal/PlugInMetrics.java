package org.relais.deployment.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.plugins.PlugInState;

/** {@code relais_plug_ins} by state, and {@code relais_plug_ins_taken_back_total}. */
@Component(
        service = {},
        immediate = true)
public final class PlugInMetrics {

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();

    @Activate
    public PlugInMetrics(@Reference Deployer deployer, @Reference MeterRegistry registry) {
        this.registry = registry;
        for (PlugInState state : PlugInState.values()) {
            meters.add(Gauge.builder("relais.plug.ins", deployer, one -> count(one, state))
                    .description("Versions of plug-ins by how far they are trusted")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry));
        }
        meters.add(FunctionCounter.builder("relais.plug.ins.taken.back", deployer, Deployer::takenBack)
                .description("Versions of plug-ins that were taken back since the start")
                .register(registry));
    }

    @Deactivate
    void stop() {
        meters.forEach(registry::remove);
    }

    private static double count(Deployer deployer, PlugInState state) {
        return deployer.views().stream().filter(view -> view.state() == state).count();
    }
}
