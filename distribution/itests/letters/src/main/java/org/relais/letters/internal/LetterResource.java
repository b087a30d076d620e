package org.relais.letters.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.letters.internal.entity.LetterRegister;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Shows the register over REST. */
@Component(service = LetterResource.class)
@JakartarsResource
@Path("/letters")
@Produces(MediaType.APPLICATION_JSON)
public final class LetterResource {

    private final LetterRegister register;
    private final UnitOfWork unitOfWork;

    @Activate
    public LetterResource(@Reference LetterRegister register, @Reference UnitOfWork unitOfWork) {
        this.register = register;
        this.unitOfWork = unitOfWork;
    }

    @GET
    @RequiresPermission("office:read")
    public Map<String, Object> summary() {
        return unitOfWork.read(() -> Map.of(
                "letters", register.count(), "migrations", register.migrations(), "version", BundleVersion.text()));
    }

    @GET
    @RequiresPermission(LetterPermissions.READ)
    @Path("{number}")
    public List<String> pages(@PathParam("number") String number) {
        return unitOfWork
                .read(() -> register.pages(number))
                .orElseThrow(() ->
                        RelaisException.of(Errors.NOT_FOUND, new LocalizedText("Aucune lettre.", "No such letter.")));
    }

    /** Says nothing about who may call it, so nobody may. */
    @GET
    @Path("forgotten")
    public String forgotten() {
        return "nobody reads this";
    }
}
