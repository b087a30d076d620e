package org.relais.core.internal.procedures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureVersion;
import org.relais.texts.LocalizedText;
import org.relais.tracking.TopicDocument;
import org.relais.tracking.TrackedCase.MissingDocument;

/** What a citizen still has to send, and what happens when it comes. Whether it is the citizen is not asked here. Thread-safe. */
@Component(service = RequestedDocuments.class)
public final class RequestedDocuments {

    private final CaseProcedureStore store;
    private final TemplateCatalogue catalogue;
    private final ProcedureChanges procedures;
    private final DocumentWork documents;
    private final RepeatedAttempts attempts;

    @Activate
    public RequestedDocuments(
            @Reference CaseProcedureStore store,
            @Reference TemplateCatalogue catalogue,
            @Reference ProcedureChanges procedures,
            @Reference DocumentWork documents,
            @Reference RepeatedAttempts attempts) {
        this.store = store;
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.documents = documents;
        this.attempts = attempts;
    }

    /** What the procedures that a case on this topic can follow ask for. */
    public List<TopicDocument> on(String topic) {
        return catalogue.newest().stream()
                .map(ProcedureVersion::template)
                .filter(template -> template.starts() != Start.NEVER && catalogue.isFor(template, topic))
                .flatMap(template -> template.documents().stream()
                        .map(document -> new TopicDocument(
                                template.id(), template.name(), document.id(), document.name(), document.mandatory())))
                .toList();
    }

    /** Those that were asked for, then the mandatory ones that are not there yet; within a running unit of work. */
    public List<MissingDocument> missing(StoredCase stored) {
        List<MissingDocument> missing = new ArrayList<>();
        for (FollowedProcedure followed : store.of(stored.facts().id())) {
            ProcedureTemplate template = catalogue.templateOf(followed);
            for (Document document : template.documents()) {
                DocumentStatus status = status(followed, document.id());
                if (status == DocumentStatus.REQUESTED || document.mandatory() && status == DocumentStatus.REQUIRED) {
                    missing.add(missing(followed, document.id(), document.name(), status));
                }
            }
            followed.documents().entrySet().stream()
                    .filter(entry -> template.document(entry.getKey()).isEmpty())
                    .filter(entry -> entry.getValue().status() == DocumentStatus.REQUESTED)
                    .forEach(entry -> missing.add(
                            missing(followed, entry.getKey(), entry.getValue().name(), DocumentStatus.REQUESTED)));
        }
        missing.sort(Comparator.comparing(document -> !document.requested()));
        return missing;
    }

    private static MissingDocument missing(
            FollowedProcedure followed, String id, LocalizedText name, DocumentStatus status) {
        return new MissingDocument(followed.template(), id, name, status == DocumentStatus.REQUESTED);
    }

    private static DocumentStatus status(FollowedProcedure followed, String id) {
        return Optional.ofNullable(followed.documents().get(id))
                .map(HandledDocument::status)
                .orElse(DocumentStatus.REQUIRED);
    }

    /**
     * Checks a document off as received, in the name of the caller; one that is there already is left as it is.
     *
     * @throws RelaisException {@code not-found}, {@code procedure-not-possible}
     */
    public void receive(Caller caller, CaseKey key, String procedure, String document) {
        attempts.changeAny(key, before -> {
            FollowedProcedure followed = store.of(before.facts().id()).stream()
                    .filter(one -> one.template().equals(procedure))
                    .findFirst()
                    .orElseThrow(RequestedDocuments::unknown);
            LocalizedText name = name(followed, document).orElseThrow(RequestedDocuments::unknown);
            DocumentStatus status = status(followed, document);
            if (status == DocumentStatus.RECEIVED || status == DocumentStatus.CHECKED) {
                return before;
            }
            procedures.requireOpen(caller, before);
            return documents.perform(
                    caller, before, followed, Map.of(document, name), new DocumentCommand.Receive(List.of(document)));
        });
    }

    private Optional<LocalizedText> name(FollowedProcedure followed, String document) {
        return catalogue
                .templateOf(followed)
                .document(document)
                .map(Document::name)
                .or(() ->
                        Optional.ofNullable(followed.documents().get(document)).map(HandledDocument::name));
    }

    private static RelaisException unknown() {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText(
                        "Cette pièce n'est pas attendue pour cette demande.", "This request needs no such document."));
    }
}
