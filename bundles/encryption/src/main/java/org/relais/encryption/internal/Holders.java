package org.relais.encryption.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.spi.encryption.SealedData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever keeps sealed data and is there; the one place that binds them. Thread-safe. */
@Component(service = Holders.class)
public final class Holders {

    private static final Logger LOG = LoggerFactory.getLogger(Holders.class);
    private static final int LONGEST_NAME = 100;

    private final Map<String, SealedData> there = new ConcurrentHashMap<>();

    @Activate
    public Holders() {
        // nothing to set up; they arrive through bind
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindHolder(SealedData holder) {
        try {
            String name = holder.name();
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                LOG.error("A holder of sealed data cannot be called '{}': its keys are not changed", name);
            } else if (there.putIfAbsent(name, holder) != null) {
                LOG.error("There are two holders of sealed data called '{}': the second is left out", name);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "The sealed data of {} are left out: its keys are not changed",
                    holder.getClass().getName(),
                    e);
        }
    }

    public void unbindHolder(SealedData holder) {
        there.values().removeIf(one -> one == holder);
    }

    /** By name. */
    List<String> names() {
        return there.keySet().stream().sorted().toList();
    }

    /** By name; one may have gone since. */
    Map<String, SealedData> present() {
        return Map.copyOf(there);
    }
}
