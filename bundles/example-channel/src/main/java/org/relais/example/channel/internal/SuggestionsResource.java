package org.relais.example.channel.internal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.example.channel.internal.entity.SuggestionsRegister;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.web.RequiresPermission;

/** Shows what is in the box, newest first. */
@Component(service = SuggestionsResource.class)
@JakartarsResource
@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
public final class SuggestionsResource {

    private static final String NUMBER = "[1-9]\\d?|1\\d\\d|200";

    private final SuggestionsRegister register;
    private final UnitOfWork unitOfWork;

    @Activate
    public SuggestionsResource(@Reference SuggestionsRegister register, @Reference UnitOfWork unitOfWork) {
        this.register = register;
        this.unitOfWork = unitOfWork;
    }

    @GET
    @RequiresPermission(SuggestionsPermissions.READ)
    public Map<String, List<Map<String, String>>> list(@QueryParam("limit") @DefaultValue("20") String limit) {
        if (!limit.matches(NUMBER)) {
            throw Errors.invalid("/limit", SuggestionsTexts.BAD_LIMIT);
        }
        return Map.of("items", unitOfWork.read(() -> register.newest(Integer.parseInt(limit))));
    }
}
