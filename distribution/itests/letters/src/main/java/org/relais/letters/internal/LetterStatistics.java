package org.relais.letters.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.letters.internal.entity.LetterRegister;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.web.RequiresPermission;

/** A path that not every version has: the soak leaves it out of earlier ones. */
@Component(service = LetterStatistics.class)
@JakartarsResource
@Path("/letter-statistics")
@Produces(MediaType.APPLICATION_JSON)
public final class LetterStatistics {

    private final LetterRegister register;
    private final UnitOfWork unitOfWork;

    @Activate
    public LetterStatistics(@Reference LetterRegister register, @Reference UnitOfWork unitOfWork) {
        this.register = register;
        this.unitOfWork = unitOfWork;
    }

    @GET
    @RequiresPermission("office:read")
    public Map<String, Object> summary() {
        return unitOfWork.read(() -> Map.of("letters", register.count()));
    }
}
