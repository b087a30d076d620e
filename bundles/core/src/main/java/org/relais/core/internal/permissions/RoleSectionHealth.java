package org.relais.core.internal.permissions;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePacks;

/** Warns of permissions in the pack that nobody declares: a plug-in has not come, or a name is misspelt. The office keeps working. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=roles", HealthCheck.TAGS + "=ready"})
public final class RoleSectionHealth implements HealthCheck {

    private final OfficePacks packs;
    private final DeclaredPermissions declared;

    @Activate
    public RoleSectionHealth(@Reference OfficePacks packs, @Reference DeclaredPermissions declared) {
        this.packs = packs;
        this.declared = declared;
    }

    @Override
    public Result execute() {
        List<String> undeclared = undeclared();
        return undeclared.isEmpty()
                ? new Result(Result.Status.OK, "All permissions in the office pack are declared")
                : new Result(Result.Status.WARN, String.join("\n", undeclared));
    }

    /** One line for each permission that gives nothing now. */
    List<String> undeclared() {
        DeclaredPermissions.Table table = declared.table();
        return packs.current().roles().grants().values().stream()
                .flatMap(List::stream)
                .filter(grant -> !table.declares(grant.permission()))
                .map(grant -> grant.place() + ": nobody declares the permission '" + grant.permission()
                        + "', so it gives nothing until a plug-in does")
                .sorted()
                .toList();
    }
}
