package org.relais.core.internal.intake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.spi.channel.InterpretationListener;
import org.relais.spi.channel.InterpretationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners what came of calls to channels; the one place that binds them. Thread-safe. */
@Component(service = InterpretationReports.class)
public final class InterpretationReports {

    private static final Logger LOG = LoggerFactory.getLogger(InterpretationReports.class);

    private final List<InterpretationListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public InterpretationReports() {
        // nothing to set up; listeners arrive through bind
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(InterpretationListener listener) {
        listeners.add(listener);
    }

    void unbindListener(InterpretationListener listener) {
        listeners.remove(listener);
    }

    void tell(InterpretationReport report) {
        for (InterpretationListener listener : listeners) {
            try {
                listener.interpreted(report);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("A listener could not take note of a report on channel {}", report.channel(), e);
            }
        }
    }
}
