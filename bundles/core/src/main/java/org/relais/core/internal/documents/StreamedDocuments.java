package org.relais.core.internal.documents;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.core.internal.cases.CaseReadings;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.documents.StoredDocument.StoredContent;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentLimits;
import org.relais.documents.DocumentView;
import org.relais.documents.Documents;
import org.relais.documents.NewDocument;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Documents whose content goes to its file while it comes in, before a unit of work begins. Thread-safe. */
@Component
public final class StreamedDocuments implements Documents {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final UnitOfWork unitOfWork;
    private final JournaledChanges changes;
    private final RepeatedAttempts attempts;
    private final ContentDeposit deposit;
    private final DocumentFile file;
    private final KnownIntakes intakes;
    private final CaseReadings readings;
    private final Permissions permissions;

    @Activate
    public StreamedDocuments(
            @Reference UnitOfWork unitOfWork,
            @Reference JournaledChanges changes,
            @Reference RepeatedAttempts attempts,
            @Reference ContentDeposit deposit,
            @Reference DocumentFile file,
            @Reference KnownIntakes intakes,
            @Reference CaseReadings readings,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.attempts = attempts;
        this.deposit = deposit;
        this.file = file;
        this.intakes = intakes;
        this.readings = readings;
        this.permissions = permissions;
    }

    @Override
    public DocumentView store(Caller caller, NewDocument document, @Nullable IdempotencyKey key) {
        permissions.require(caller, CorePermissions.DOCUMENT_ADD);
        file.check(document);
        StoredContent content = deposit.deposit(document.content());
        DocumentId id = id(caller, "", key);
        return oneOf(() -> unitOfWork.execute(() -> {
            Optional<StoredDocument> first = file.find(id);
            if (first.isPresent()) {
                return again(first.get(), document, content, attached(first.get()));
            }
            StoredDocument stored = file.unattached(id, caller.account(), document, content);
            file.add(stored);
            return stored.view(null);
        }));
    }

    @Override
    public DocumentView add(Caller caller, CaseKey subject, NewDocument document, @Nullable IdempotencyKey key) {
        permissions.require(caller, CorePermissions.DOCUMENT_ADD);
        file.check(document);
        // nobody sends a content for nothing
        unitOfWork.read(() -> allowed(caller, CorePermissions.DOCUMENT_ADD, changes.require(caller, subject)));
        StoredContent content = deposit.deposit(document.content());
        return oneOf(() -> attempts.change(caller, subject, OptionalLong.empty(), before -> {
            allowed(caller, CorePermissions.DOCUMENT_ADD, before);
            DocumentId id = id(caller, before.facts().id().toString(), key);
            Optional<StoredDocument> first = file.find(id);
            if (first.isPresent()) {
                return again(first.get(), document, content, before);
            }
            StoredDocument stored = file.unattached(id, caller.account(), document, content);
            return file.addTo(before, caller, stored);
        }));
    }

    /** Of two who send the same key at the same moment, the database lets one win; the other finds what that one stored. */
    private <T> T oneOf(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConstraintViolationException somebodyWasFaster) {
            if (unitOfWork.isRunning()) {
                throw somebodyWasFaster;
            }
        }
        try {
            return work.get();
        } catch (ConstraintViolationException contentIsGone) {
            throw RelaisException.builder(
                            Errors.UNAVAILABLE,
                            new LocalizedText(
                                    "Le document n'a pas pu être enregistré ; envoyez-le de nouveau.",
                                    "The document could not be stored; send it again."))
                    .retryAfter(RETRY_AFTER)
                    .cause(contentIsGone)
                    .build();
        }
    }

    private static DocumentId id(Caller caller, String scope, @Nullable IdempotencyKey key) {
        if (key == null) {
            return new DocumentId(TimeOrderedIds.next());
        }
        String name = "document\n" + caller.account() + '\n' + scope + '\n' + key;
        return new DocumentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static DocumentView again(
            StoredDocument first, NewDocument document, StoredContent content, @Nullable StoredCase subject) {
        if (first.content().sha256().equals(content.sha256())
                && first.name().equals(DocumentNames.clean(document.name()))
                && first.visibility() == document.visibility()
                && Objects.equals(first.note(), document.note())) {
            return DocumentFile.view(subject, first);
        }
        throw RelaisException.of(
                Errors.IDEMPOTENCY_KEY_REUSED,
                new LocalizedText(
                        "Cette clé a servi pour un autre document ; prenez-en une nouvelle.",
                        "This key was used for another document; take a new one."));
    }

    private @Nullable StoredCase attached(StoredDocument document) {
        return document.caseId() == null ? null : changes.any(document.caseId());
    }

    @Override
    public DocumentView attach(Caller caller, CaseKey subject, DocumentId document) {
        permissions.require(caller, CorePermissions.DOCUMENT_ADD);
        return attempts.change(caller, subject, OptionalLong.empty(), before -> {
            allowed(caller, CorePermissions.DOCUMENT_ADD, before);
            StoredDocument stored = file.find(document)
                    .filter(found -> found.by().equals(caller.account()))
                    .orElseThrow(() -> DocumentFile.unknown(document));
            return DocumentFile.isFreeFor(before, stored)
                    ? file.attach(before, caller, List.of(stored)).get(0)
                    : DocumentFile.view(before, stored);
        });
    }

    @Override
    public List<DocumentView> list(Caller caller, CaseKey subject) {
        permissions.require(caller, CorePermissions.DOCUMENT_READ);
        return unitOfWork.read(() -> {
            StoredCase found = allowed(caller, CorePermissions.DOCUMENT_READ, changes.require(caller, subject));
            readings.read(caller, found, "list-documents");
            return file.ofCase(found.facts().id()).stream()
                    .map(document -> DocumentFile.view(found, document))
                    .toList();
        });
    }

    @Override
    public DocumentView get(Caller caller, DocumentId document) {
        return get(caller, document, "read-document");
    }

    /** @param action what is written down of it when it belongs to a service */
    private DocumentView get(Caller caller, DocumentId document, String action) {
        permissions.require(caller, CorePermissions.DOCUMENT_READ);
        return unitOfWork.read(() -> {
            StoredDocument found = known(caller, document);
            StoredCase subject = found.caseId() == null
                    ? null
                    : allowed(caller, CorePermissions.DOCUMENT_READ, subject(caller, found));
            if (subject != null) {
                readings.read(caller, subject, action);
            }
            return DocumentFile.view(subject, found);
        });
    }

    /** A document that the caller may know of; one that came with an intake and has no case yet is known with that intake. */
    private StoredDocument known(Caller caller, DocumentId id) {
        return file.find(id)
                .filter(found -> found.caseId() != null
                        || found.by().equals(caller.account())
                        || found.intake() != null && mayRead(caller, found.intake()))
                .orElseThrow(() -> DocumentFile.unknown(id));
    }

    private boolean mayRead(Caller caller, IntakeId intake) {
        return permissions.holds(caller, CorePermissions.INTAKE_READ) && intakes.mayRead(caller, intake);
    }

    /** The case of a document; when the caller may not know of it, there is no such document. */
    private StoredCase subject(Caller caller, StoredDocument document) {
        StoredCase subject = changes.any(Objects.requireNonNull(document.caseId()));
        if (!permissions.visibility(caller).includes(subject.state().subject())) {
            throw DocumentFile.unknown(document.id());
        }
        return subject;
    }

    private StoredCase allowed(Caller caller, Permission permission, StoredCase subject) {
        permissions.require(caller, permission, subject.state().subject());
        return subject;
    }

    @Override
    public DocumentContent open(Caller caller, DocumentId document) {
        return open(get(caller, document, "open-document"));
    }

    private DocumentContent open(DocumentView found) {
        if (found.withdrawn() != null) {
            throw RelaisException.of(
                    DocumentErrors.WITHDRAWN,
                    new LocalizedText(
                                    "Ce document a été retiré du dossier par %s : %s",
                                    "This document was withdrawn from the case by %s: %s")
                            .formatted(found.withdrawn().by(), found.withdrawn().reason()));
        }
        return deposit.open(found);
    }

    @Override
    public DocumentView withdraw(Caller caller, DocumentId document, String reason) {
        permissions.require(caller, CorePermissions.DOCUMENT_WITHDRAW);
        StoredDocument known = unitOfWork.read(() -> {
            StoredDocument found = known(caller, document);
            if (found.caseId() != null) {
                subject(caller, found);
            }
            return found;
        });
        if (known.caseId() == null) {
            throw DocumentFile.unknown(document);
        }
        return attempts.change(caller, known.caseId(), OptionalLong.empty(), before -> {
            allowed(caller, CorePermissions.DOCUMENT_WITHDRAW, before);
            StoredDocument found = file.find(document).orElseThrow(() -> DocumentFile.unknown(document));
            return file.withdraw(before, caller, found, reason);
        });
    }

    @Override
    public DocumentLimits limits() {
        return deposit.limits();
    }
}
