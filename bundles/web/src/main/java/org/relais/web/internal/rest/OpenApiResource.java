package org.relais.web.internal.rest;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.spi.web.OpenToPublic;

/** The description of what is served right now, made when first asked for. */
@Path("/openapi.json")
public final class OpenApiResource {

    private final Set<Class<?>> resources;
    private @Nullable String text;

    OpenApiResource(Set<Class<?>> resources) {
        this.resources = resources;
    }

    @GET
    @OpenToPublic("It describes the interface, which is no secret.")
    @Produces(MediaType.APPLICATION_JSON)
    public synchronized String describe() {
        String made = text;
        if (made == null) {
            made = Json.pretty(new DeclaringReader(frame()).read(resources));
            text = made;
        }
        return made;
    }

    private static OpenAPI frame() {
        return new OpenAPI()
                .info(new Info().title("Relais").version("1").description("Case desk: from intake to resolution"))
                .servers(List.of(new Server().url("/api/v1")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic"))
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .security(List.of(
                        new SecurityRequirement().addList("basic"), new SecurityRequirement().addList("bearer")));
    }
}
