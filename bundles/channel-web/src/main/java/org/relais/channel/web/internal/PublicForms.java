package org.relais.channel.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingModes;
import org.relais.texts.LocalizedText;
import org.relais.tracking.CaseTracking;
import org.relais.tracking.TopicDocument;

/** What citizens can ask for over the web, and the form for each. Thread-safe. */
@Component(service = PublicForms.class)
public final class PublicForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What senders with an account say, and what a draft brings. */
    private static final List<String> NOT_FOR_CITIZENS = List.of("sentAt", "documents");

    private final OfficeDirectory directory;
    private final CaseTracking tracking;
    private final OperatingModes modes;
    private final WebSettings settings;
    private final ObjectNode form;

    @Activate
    public PublicForms(
            @Reference OfficeDirectory directory,
            @Reference CaseTracking tracking,
            @Reference OperatingModes modes,
            @Reference WebSettings settings) {
        this.modes = modes;
        this.directory = directory;
        this.tracking = tracking;
        this.settings = settings;
        try {
            this.form = (ObjectNode) JSON.readTree(FormText.read());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("form.json is no JSON", e);
        }
    }

    FormsJson list() {
        Office office = directory.office();
        OperatingMode mode = modes.current();
        return new FormsJson(
                office.name(),
                Optional.ofNullable(mode.notice()),
                mode.suspends().stream()
                        .filter(suspended -> suspended.channel().equals(Citizens.CHANNEL))
                        .findFirst()
                        .map(suspended -> new FormsJson.Suspension(suspended.reason(), suspended.alternatives())),
                new FormsJson.Consent(settings.consentVersion(), settings.consent()),
                offered(office)
                        .map(topic -> new FormsJson.Subject(
                                topic.id().value(), topic.name(), parent(topic), documents(topic), path(topic)))
                        .toList(),
                office.topics().stream()
                        .flatMap(topic -> office.emergencyScript(topic.id().value()).stream()
                                .map(script ->
                                        new FormsJson.Emergency(topic.id().value(), topic.name(), script)))
                        .toList());
    }

    private Stream<Topic> offered(Office office) {
        return office.topics().stream()
                .filter(topic -> office.emergencyScript(topic.id().value()).isEmpty())
                .filter(topic -> !settings.hiddenTopics().contains(topic.id().value()));
    }

    private static Optional<String> parent(Topic topic) {
        return Optional.ofNullable(topic.parent()).map(TopicId::value);
    }

    private static String path(Topic topic) {
        return "/api/v1/public/forms/" + topic.id().value();
    }

    private List<FormsJson.Document> documents(Topic topic) {
        return tracking.documentsOn(Citizens.CALLER, topic.id()).stream()
                .map(PublicForms::document)
                .toList();
    }

    private static FormsJson.Document document(TopicDocument asked) {
        return new FormsJson.Document(
                asked.procedure(), asked.procedureName(), asked.document(), asked.name(), asked.mandatory());
    }

    /**
     * The form for one topic, as a JSON Schema that a page can be made from and a request can be checked with.
     *
     * @throws RelaisException {@code not-found} for a topic that is not offered
     */
    ObjectNode schema(String id) {
        Office office = directory.office();
        Topic topic = offered(office)
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Il n'y a pas de formulaire pour ce thème ; la liste est à /api/v1/public/forms.",
                                "There is no form for this topic; /api/v1/public/forms lists them.")));
        ObjectNode schema = form.deepCopy();
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.remove(NOT_FOR_CITIZENS);
        schema.put("title", topic.name().fr()).put("x-title-en", topic.name().en());
        ((ObjectNode) properties.get("topic")).put("const", id);
        ((ObjectNode) properties.at("/consent/properties/version")).put("const", settings.consentVersion());
        ObjectNode consent = (ObjectNode) properties.get("consent");
        consent.put("description", settings.consent().fr())
                .put("x-description-en", settings.consent().en());
        ((ArrayNode) schema.get("required")).add("consent");
        return schema;
    }
}
