package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.filters.SavedFilter;
import org.relais.filters.SavedFilters;
import org.relais.filters.SavedFilters.NewFilter;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Searches that people keep under a name. */
@Component(service = FilterResource.class)
@JakartarsResource
@Path("/filters")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("case:read")
public final class FilterResource {

    private final SavedFilters filters;

    @Activate
    public FilterResource(@Reference SavedFilters filters) {
        this.filters = filters;
    }

    @GET
    @Operation(operationId = "listFilters", summary = "The caller's saved filters and those shared with the caller")
    @ApiResponse(responseCode = "200", description = "The filters, by name")
    public Items<FilterJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(filters.list(Requests.caller(security)).stream()
                .map(FilterJson::of)
                .toList());
    }

    @GET
    @Path("{filter}")
    @Operation(operationId = "getFilter", summary = "One saved filter")
    @ApiResponse(
            responseCode = "200",
            description = "The filter",
            content = @Content(schema = @Schema(implementation = FilterJson.class)))
    @ApiResponse(responseCode = "404", description = "No such filter, or not shared with this caller")
    public Response get(
            @Parameter(description = "Id of the filter") @PathParam("filter") String filter,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return response(Response.ok(), filters.get(Requests.caller(security), id(filter)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveFilter", summary = "Keep a search under a name")
    @ApiResponse(
            responseCode = "201",
            description = "The filter; use it as the parameter filter of a list",
            content = @Content(schema = @Schema(implementation = FilterJson.class)))
    @ApiResponse(responseCode = "400", description = "The name is taken, or the list would refuse a parameter")
    public Response save(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FilterParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        SavedFilter saved = filters.save(Requests.caller(security), read(body));
        String location = uri.getBaseUriBuilder()
                .path("filters")
                .path(saved.id().toString())
                .build()
                .getRawPath();
        return response(Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, location), saved);
    }

    @PUT
    @Path("{filter}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeFilter", summary = "Keep another search under the same id")
    @ApiResponse(
            responseCode = "200",
            description = "The filter",
            content = @Content(schema = @Schema(implementation = FilterJson.class)))
    @ApiResponse(responseCode = "403", description = "Only its owner changes a filter")
    @ApiResponse(responseCode = "404", description = "No such filter, or not shared with this caller")
    @ApiResponse(responseCode = "412", description = "The filter has changed since the revision of If-Match")
    public Response change(
            @Parameter(description = "Id of the filter") @PathParam("filter") String filter,
            @Parameter(description = "The filter's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FilterParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        return response(
                Response.ok(),
                filters.change(Requests.caller(security), id(filter), read(body), Requests.expectedRevision(ifMatch)));
    }

    @DELETE
    @Path("{filter}")
    @Operation(operationId = "deleteFilter", summary = "Forget a saved filter")
    @ApiResponse(responseCode = "204", description = "Forgotten")
    @ApiResponse(responseCode = "403", description = "Only its owner deletes a filter")
    @ApiResponse(responseCode = "404", description = "No such filter, or not shared with this caller")
    public Response delete(
            @Parameter(description = "Id of the filter") @PathParam("filter") String filter,
            @Parameter(hidden = true) @Context SecurityContext security) {
        filters.delete(Requests.caller(security), id(filter));
        return Response.noContent().build();
    }

    private static NewFilter read(InputStream body) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>(JsonForm.readMembers(body));
        Map<String, String> search = search(members.remove("parameters"));
        Parameters given = new Parameters(members);
        String name = given.required("name");
        SavedFilter.@Nullable Sharing sharing = given.choice("sharing", SavedFilter.Sharing.class);
        given.check();
        return new NewFilter(name, sharing == null ? SavedFilter.Sharing.PRIVATE : sharing, search);
    }

    private static Map<String, String> search(@Nullable Object parameters) {
        if (!(parameters instanceof Map<?, ?> members)) {
            throw Errors.invalid("/parameters", new LocalizedText("Un objet est attendu.", "An object is expected."));
        }
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> search = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                search.put((String) name, text);
            } else {
                errors.add(new FieldError(
                        FieldError.pointer("/parameters", (String) name),
                        new LocalizedText(
                                "Un texte est attendu, comme dans une adresse.",
                                "A text is expected, as in an address.")));
            }
        });
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return search;
    }

    private static UUID id(String filter) {
        try {
            return UUID.fromString(filter);
        } catch (IllegalArgumentException noIdentifier) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new LocalizedText("Ce n'est pas un identifiant de filtre.", "This is no filter's id."));
        }
    }

    private static Response response(Response.ResponseBuilder builder, SavedFilter filter) {
        return builder.entity(FilterJson.of(filter))
                .tag(Long.toString(filter.revision()))
                .build();
    }

    /** What a filter is to be, for the description of the interface. */
    record FilterParameters(String name, SavedFilter.Sharing sharing, Map<String, String> parameters) {}

    /** A saved filter. */
    @Schema(name = "SavedFilter")
    record FilterJson(
            String id, String name, String owner, SavedFilter.Sharing sharing, Map<String, String> parameters) {

        static FilterJson of(SavedFilter filter) {
            return new FilterJson(
                    filter.id().toString(),
                    filter.name(),
                    filter.owner(),
                    filter.sharing(),
                    new TreeMap<>(filter.parameters()));
        }
    }
}
