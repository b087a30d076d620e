package org.relais.intake;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The channels of this installation. Thread-safe. */
@ProviderType
public interface Channels {

    /** Every channel that is there or has been, by id. */
    List<ChannelView> list();
}
