package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.Department;
import org.relais.directory.OfficeDirectory;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The departments of the office pack in force. */
@Component(service = DepartmentResource.class)
@JakartarsResource
@Path("/departments")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class DepartmentResource {

    private final OfficeDirectory directory;

    @Activate
    public DepartmentResource(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listDepartments", summary = "Departments that resolve cases")
    public Items<DepartmentJson> list() {
        return new Items<>(directory.office().departments().stream()
                .map(DepartmentJson::of)
                .toList());
    }

    /** A department; the aliases are former abbreviations that still lead to it. */
    @Schema(name = "Department")
    record DepartmentJson(
            String id,
            Department.Kind kind,
            LocalizedText name,
            @Nullable String parent,
            List<String> aliases) {

        static DepartmentJson of(Department department) {
            return new DepartmentJson(
                    department.id().toString(),
                    department.kind(),
                    department.name(),
                    department.parent() == null ? null : department.parent().toString(),
                    department.aliases().stream().sorted().toList());
        }
    }
}
