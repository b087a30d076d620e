package org.relais.web.internal.rest;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relais.permissions.Permission;
import org.relais.web.internal.permissions.Declaration;

/** Describes with each operation which permissions open it, as {@code x-permission}, or why it is open to all, as {@code x-public}. */
final class DeclaringReader extends Reader {

    private static final String PERMISSION = "x-permission";
    private static final String PUBLIC = "x-public";

    DeclaringReader(OpenAPI frame) {
        super(frame);
    }

    @Override
    @SuppressWarnings("checkstyle:ParameterNumber") // the library's signature
    protected Operation parseMethod(
            Class<?> type,
            Method method,
            List<Parameter> globalParameters,
            Produces methodProduces,
            Produces classProduces,
            Consumes methodConsumes,
            Consumes classConsumes,
            List<SecurityRequirement> classSecurityRequirements,
            Optional<ExternalDocumentation> classExternalDocs,
            Set<String> classTags,
            List<Server> classServers,
            boolean isSubresource,
            RequestBody parentRequestBody,
            ApiResponses parentResponses,
            JsonView jsonView,
            io.swagger.v3.oas.annotations.responses.ApiResponse[] classResponses,
            AnnotatedMethod annotatedMethod) {
        Operation operation = super.parseMethod(
                type,
                method,
                globalParameters,
                methodProduces,
                classProduces,
                methodConsumes,
                classConsumes,
                classSecurityRequirements,
                classExternalDocs,
                classTags,
                classServers,
                isSubresource,
                parentRequestBody,
                parentResponses,
                jsonView,
                classResponses,
                annotatedMethod);
        if (operation != null) {
            describe(operation, Declaration.of(method, method.getDeclaringClass()));
        }
        return operation;
    }

    private static void describe(Operation operation, Declaration declaration) {
        if (declaration.open()) {
            operation.addExtension(PUBLIC, declaration.openBecause());
            operation.setSecurity(List.of());
            return;
        }
        List<String> permissions =
                declaration.permissions().stream().map(Permission::id).sorted().toList();
        operation.addExtension(PERMISSION, permissions);
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        operation
                .getResponses()
                .computeIfAbsent(
                        "403",
                        code -> new ApiResponse()
                                .description(
                                        permissions.isEmpty()
                                                ? "Always: the operation declares no permission"
                                                : "The caller has none of these permissions: "
                                                        + String.join(", ", permissions)));
    }
}
