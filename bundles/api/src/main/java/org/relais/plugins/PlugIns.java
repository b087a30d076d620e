package org.relais.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/** What was dropped into the deploy folder of this node, and what became of it. Thread-safe; never blocks. */
@ProviderType
public interface PlugIns {

    /**
     * Every plug-in that runs from the deploy folder, and every version that was taken back and not replaced since, by file.
     *
     * @throws org.relais.errors.RelaisException {@code forbidden} without the permission {@code plug-in:read}
     */
    List<PlugInView> list(Caller caller);
}
