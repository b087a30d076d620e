package org.relais.core.internal.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.identity.Employment;

/** What the directory adds to an account. It asks nothing of the security bundle, which waits for it. */
@Component
public final class DirectoryEmployment implements Employment {

    private final DirectorySnapshots snapshots;
    private final OfficeDirectory directory;

    @Activate
    public DirectoryEmployment(@Reference DirectorySnapshots snapshots, @Reference OfficeDirectory directory) {
        this.snapshots = snapshots;
        this.directory = directory;
    }

    @Override
    public Optional<Caller> current(Caller account) {
        @Nullable Agent agent = snapshots.current().agents().get(account.account());
        if (agent != null && !agent.isActive()) {
            return Optional.empty();
        }
        @Nullable DepartmentId entered = agent == null ? null : agent.department();
        @Nullable
        DepartmentId department = present(entered == null ? account.department().orElse(null) : entered);
        return Optional.of(
                account.department().equals(Optional.ofNullable(department))
                        ? account
                        : new Caller(account.account(), account.roles(), department));
    }

    /** The department that an abbreviation leads to; one that leads nowhere stays as it is. */
    private @Nullable DepartmentId present(@Nullable DepartmentId id) {
        return id == null
                ? null
                : directory.office().department(id.value()).map(Department::id).orElse(id);
    }
}
