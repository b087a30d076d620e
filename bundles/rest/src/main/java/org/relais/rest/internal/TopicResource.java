package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Topic;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The topics of the office pack in force. */
@Component(service = TopicResource.class)
@JakartarsResource
@Path("/topics")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class TopicResource {

    private final OfficeDirectory directory;

    @Activate
    public TopicResource(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listTopics", summary = "What requests are about")
    public Items<TopicJson> list() {
        Office office = directory.office();
        return new Items<>(office.topics().stream()
                .map(topic -> TopicJson.of(topic, office))
                .toList());
    }

    /** A topic, with the working time within which its cases are to be resolved. */
    @Schema(name = "Topic")
    record TopicJson(
            String id,
            LocalizedText name,
            @Nullable String parent,
            long targetMinutes,
            @Nullable EmergencyJson emergency) {

        static TopicJson of(Topic topic, Office office) {
            return new TopicJson(
                    topic.id().toString(),
                    topic.name(),
                    topic.parent() == null ? null : topic.parent().toString(),
                    topic.target().toMinutes(),
                    EmergencyJson.of(office.emergencyScript(topic.id().value()).orElse(null)));
        }
    }
}
