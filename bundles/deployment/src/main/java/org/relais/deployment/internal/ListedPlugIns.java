package org.relais.deployment.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.plugins.PlugInView;
import org.relais.plugins.PlugIns;

/** Shows plug-ins to those who may see them. Thread-safe. */
@Component
public final class ListedPlugIns implements PlugIns {

    private final Deployer deployer;
    private final Permissions permissions;

    @Activate
    public ListedPlugIns(@Reference Deployer deployer, @Reference Permissions permissions) {
        this.deployer = deployer;
        this.permissions = permissions;
    }

    @Override
    public List<PlugInView> list(Caller caller) {
        permissions.require(caller, CorePermissions.PLUG_IN_READ);
        return deployer.views();
    }
}
