package org.relais.encryption.internal;

import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** There as long as the keys are: the {@link KeyGate} makes it, and whatever seals needs it. Thread-safe. */
@Component(service = OpenKeys.class, factory = OpenKeys.FACTORY)
public final class OpenKeys {

    static final String FACTORY = "org.relais.encryption.keys";

    /** Begins with a dot, so that it is no property of the service. */
    static final String RING = ".ring";

    private final KeyRing ring;

    @Activate
    public OpenKeys(Map<String, Object> properties) {
        this.ring = (KeyRing) Objects.requireNonNull(properties.get(RING), RING);
    }

    KeyRing ring() {
        return ring;
    }
}
