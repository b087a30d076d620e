package org.relais.intake;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/** The channels of this installation. Thread-safe. */
@ProviderType
public interface Channels {

    /** Every channel that is there or has been, by id; that of a delegated service only for who may read the service. */
    List<ChannelView> list(Caller caller);
}
