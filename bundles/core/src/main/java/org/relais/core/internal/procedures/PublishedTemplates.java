package org.relais.core.internal.procedures;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.CommandChecks;
import org.relais.core.internal.office.ProcedureForm;
import org.relais.directory.Agents;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.procedures.Migration;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplates;
import org.relais.procedures.ProcedureVersion;
import org.relais.spi.persistence.UnitOfWork;

/** The templates in the database, those of the office pack among them. */
@Component
public final class PublishedTemplates implements ProcedureTemplates {

    private final UnitOfWork unitOfWork;
    private final TemplateStore store;
    private final TemplateCatalogue catalogue;
    private final Publication publication;
    private final Migrations migrations;
    private final Permissions permissions;
    private final OfficeDirectory directory;
    private final Agents agents;
    private final CommandChecks checks;

    @Activate
    public PublishedTemplates(
            @Reference UnitOfWork unitOfWork,
            @Reference TemplateStore store,
            @Reference TemplateCatalogue catalogue,
            @Reference Publication publication,
            @Reference Migrations migrations,
            @Reference Permissions permissions,
            @Reference OfficeDirectory directory,
            @Reference Agents agents,
            @Reference CommandChecks checks) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.catalogue = catalogue;
        this.publication = publication;
        this.migrations = migrations;
        this.permissions = permissions;
        this.directory = directory;
        this.agents = agents;
        this.checks = checks;
    }

    @Override
    public List<ProcedureVersion> list(Caller caller) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return catalogue.newest();
    }

    @Override
    public ProcedureVersion get(Caller caller, String id) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return catalogue.newest(id);
    }

    @Override
    public List<ProcedureVersion> versions(Caller caller, String id) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        catalogue.newest(id);
        return unitOfWork.read(() -> store.versions(id));
    }

    @Override
    public ProcedureVersion publish(
            Caller caller, String id, OptionalInt expectedVersion, FormData definition, String reason) {
        permissions.require(caller, CorePermissions.PROCEDURE_EDIT);
        checks.text("/reason", reason, CommandChecks.MAX_TEXT);
        definition.check();
        ProcedureTemplate template = ProcedureForm.read(id, definition, directory.office(), teams());
        return publication.publish(caller, template, expectedVersion, reason);
    }

    private Set<String> teams() {
        return agents.teams().stream().map(team -> team.id().value()).collect(Collectors.toSet());
    }

    @Override
    public Migration migrate(Caller caller, String id, int version, MigrationRequest request) {
        permissions.require(caller, CorePermissions.PROCEDURE_EDIT);
        permissions.require(caller, CorePermissions.CASE_READ);
        return migrations.run(caller, catalogue.require(id, version), request);
    }
}
