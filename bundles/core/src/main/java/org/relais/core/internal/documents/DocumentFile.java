package org.relais.core.internal.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.documents.StoredDocument.StoredContent;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentLimits;
import org.relais.documents.DocumentView;
import org.relais.documents.DocumentView.Withdrawal;
import org.relais.documents.NewDocument;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/** Puts documents into the files of cases and takes them out, with the journal, within the running unit of work. Thread-safe. */
@Component(service = DocumentFile.class)
public final class DocumentFile {

    private static final String ADD = "add-document";
    private static final String WITHDRAW = "withdraw-document";
    private static final int LONGEST_TEXT = 1000;

    private final DocumentStore store;
    private final JournaledChanges changes;
    private final DocumentSettings settings;
    private final Clock clock;

    @Activate
    public DocumentFile(
            @Reference DocumentStore store,
            @Reference JournaledChanges changes,
            @Reference DocumentSettings settings,
            @Reference Clock clock) {
        this.store = store;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Refuses what cannot be written down, before any content is read. */
    void check(NewDocument document) {
        Optional.ofNullable(document.note()).ifPresent(note -> text("/note", note));
        Characters.fault(document.name()).ifPresent(fault -> {
            throw Errors.invalid("/file", fault);
        });
    }

    private static void text(String pointer, String text) {
        Optional<LocalizedText> fault = Characters.fault(text);
        if (fault.isPresent() || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Errors.invalid(
                    pointer,
                    fault.orElse(new LocalizedText(
                                    "Un texte de 1 à %d caractères est attendu.",
                                    "A text of 1 to %d characters is expected.")
                            .formatted(LONGEST_TEXT)));
        }
    }

    /** A document that belongs to nothing yet. */
    StoredDocument unattached(DocumentId id, String account, NewDocument document, StoredContent content) {
        Instant now = now();
        return new StoredDocument(
                id,
                DocumentNames.clean(document.name()),
                content,
                now,
                account,
                document.visibility(),
                document.note(),
                null,
                null,
                now.plus(settings.unattachedLife()),
                null);
    }

    /** One that belongs to nothing yet is kept for another time than usual. */
    void keep(StoredDocument unattached, Instant until) {
        store.change(unattached.keptUntil(until));
    }

    Optional<StoredDocument> find(DocumentId id) {
        return store.find(id);
    }

    void add(StoredDocument document) {
        store.add(document);
    }

    List<StoredDocument> ofCase(CaseId id) {
        return store.ofCase(id);
    }

    List<StoredDocument> ofIntake(IntakeId id) {
        return store.ofIntake(id);
    }

    /** A new document that belongs to its case from the beginning. */
    DocumentView addTo(StoredCase subject, Caller caller, StoredDocument document) {
        StoredDocument attached = document.ofCase(subject.facts().id());
        require(subject, List.of(attached));
        store.add(attached);
        record(subject, caller, List.of(attached));
        return view(subject, attached);
    }

    /** Documents that are there already, with one entry in the journal. */
    List<DocumentView> attach(StoredCase subject, Caller caller, Collection<StoredDocument> documents) {
        List<StoredDocument> attached = documents.stream()
                .map(document -> document.ofCase(subject.facts().id()))
                .toList();
        require(subject, attached);
        attached.forEach(store::change);
        record(subject, caller, attached);
        return attached.stream().map(document -> view(subject, document)).toList();
    }

    /**
     * With the hash, the chain of the journal tells whether a content is the one that was handed in. The journal of a service's case is kept
     * longer than its documents, so it does not even tell their names.
     */
    private void record(StoredCase subject, Caller caller, List<StoredDocument> documents) {
        StoredCase latest = subject;
        for (StoredDocument document : documents) {
            Map<String, List<String>> what = new TreeMap<>(Map.of(
                    "document", List.of("", document.id().toString()),
                    "name", List.of("", document.name()),
                    "sha256", List.of("", document.content().sha256()),
                    "visibility", List.of("", document.visibility().name())));
            if (subject.state().confidentiality().isService()) {
                what.remove("name");
            }
            latest = changes.record(latest, latest.state(), caller, ADD, what, null);
        }
    }

    private void require(StoredCase subject, List<StoredDocument> more) {
        DocumentLimits limits = settings.limits();
        List<StoredDocument> valid = store.ofCase(subject.facts().id()).stream()
                .filter(document -> document.withdrawn() == null)
                .toList();
        if (valid.size() + more.size() > limits.maxPerCase() || bytes(valid) + bytes(more) > limits.maxBytesPerCase()) {
            throw RelaisException.builder(
                            DocumentErrors.TOO_MANY,
                            new LocalizedText(
                                            "Un dossier a %d documents et %d octets au plus ; retirez ce qui ne sert plus.",
                                            "A case has at most %d documents and %d bytes of them; withdraw what is of no use.")
                                    .formatted(limits.maxPerCase(), limits.maxBytesPerCase()))
                    .members(Map.of("maxPerCase", limits.maxPerCase(), "maxBytesPerCase", limits.maxBytesPerCase()))
                    .build();
        }
    }

    private static long bytes(List<StoredDocument> documents) {
        return documents.stream()
                .mapToLong(document -> document.content().size())
                .sum();
    }

    DocumentView withdraw(StoredCase subject, Caller caller, StoredDocument document, String reason) {
        text("/reason", reason);
        if (document.withdrawn() != null) {
            return view(subject, document);
        }
        StoredDocument withdrawn = document.withdrawn(new Withdrawal(now(), caller.account(), reason));
        store.change(withdrawn);
        Map<String, List<String>> what =
                Map.of("document", List.of(document.id().toString(), ""));
        changes.record(subject, subject.state(), caller, WITHDRAW, what, reason);
        return view(subject, withdrawn);
    }

    static DocumentView view(@Nullable StoredCase subject, StoredDocument document) {
        return document.view(subject == null ? null : subject.facts().reference());
    }

    /**
     * Whether a document is free to be attached to this case; false when it is attached to it already.
     *
     * @throws RelaisException {@code document-already-attached}
     */
    static boolean isFreeFor(StoredCase subject, StoredDocument document) {
        if (subject.facts().id().equals(document.caseId())) {
            return false;
        }
        if (document.caseId() != null) {
            throw RelaisException.of(
                    DocumentErrors.ALREADY_ATTACHED,
                    new LocalizedText(
                            "Ce document appartient à un autre dossier ; enregistrez-le de nouveau pour celui-ci.",
                            "This document belongs to another case; store it again for this one."));
        }
        return true;
    }

    static RelaisException unknown(DocumentId id) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de document « %s ».", "There is no document '%s'.").formatted(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
