package org.relais.core.internal.queues;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseQueues;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueKind;
import org.relais.queues.QueueSettings;

/** The queues that follow from the office in force: nobody makes or removes one by hand. */
@Component
public final class OfficeQueues implements QueueDirectory {

    private final OfficeDirectory directory;

    @Activate
    public OfficeQueues(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    @Override
    public List<QueueDefinition> queues() {
        Office office = directory.office();
        return Stream.concat(
                        office.departments().stream().map(OfficeQueues::queue),
                        Stream.of(definition(CaseQueues.SUPERVISORS, QueueKind.SUPERVISORS, office.desk())))
                .toList();
    }

    @Override
    public Optional<QueueDefinition> find(String id) {
        return queues().stream().filter(queue -> queue.id().equals(id)).findFirst();
    }

    private static QueueDefinition queue(Department department) {
        return definition(department.id().value().toLowerCase(Locale.ROOT), QueueKind.DEPARTMENT, department.id());
    }

    private static QueueDefinition definition(String id, QueueKind kind, DepartmentId department) {
        return new QueueDefinition(id, kind, department, null, QueueSettings.MANUAL, 0);
    }
}
