package org.relais.core.internal.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Confidentiality;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.TopicId;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** What to say before anything else when a request is about an emergency. Thread-safe. */
@Component(service = EmergencyScripts.class)
public final class EmergencyScripts {

    private static final String TOPIC = "topic";

    private final OfficeDirectory directory;

    @Activate
    public EmergencyScripts(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    Optional<LocalizedText> of(@Nullable TopicId topic) {
        return Optional.ofNullable(topic).map(TopicId::value).flatMap(this::ofTopic);
    }

    /** Of a form that no channel has read, or whose channel refuses it: by its member {@code topic}, as all channels name it. */
    Optional<LocalizedText> of(FormData form) {
        return form.members().get(TOPIC) instanceof String topic ? ofTopic(topic) : Optional.empty();
    }

    /** How confidential a request on the topic of such a form is. */
    Confidentiality level(FormData form) {
        return form.members().get(TOPIC) instanceof String topic
                ? directory.office().confidentiality(topic)
                : Confidentiality.NORMAL;
    }

    private Optional<LocalizedText> ofTopic(String topic) {
        return directory.office().emergencyScript(topic);
    }
}
