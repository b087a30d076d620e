package org.relais.core.internal.documents;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.documents.StoredDocument.StoredContent;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/** Documents for plug-ins, with nobody's permission asked. Thread-safe. */
@Component
public final class UnaskedDocuments implements ChannelDocuments {

    private final UnitOfWork unitOfWork;
    private final JournaledChanges changes;
    private final RepeatedAttempts attempts;
    private final ContentDeposit deposit;
    private final DocumentFile file;

    @Activate
    public UnaskedDocuments(
            @Reference UnitOfWork unitOfWork,
            @Reference JournaledChanges changes,
            @Reference RepeatedAttempts attempts,
            @Reference ContentDeposit deposit,
            @Reference DocumentFile file) {
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.attempts = attempts;
        this.deposit = deposit;
        this.file = file;
    }

    @Override
    public DocumentView store(String account, NewDocument document) {
        file.check(document);
        StoredContent content = deposit.deposit(document.content());
        return unitOfWork.execute(() -> {
            StoredDocument stored = file.unattached(new DocumentId(TimeOrderedIds.next()), account, document, content);
            file.add(stored);
            return stored.view(null);
        });
    }

    @Override
    public void keep(String account, DocumentId document, Instant until) {
        try {
            unitOfWork.execute(() -> {
                file.find(document)
                        .filter(found -> found.by().equals(account) && found.isUnattached())
                        .ifPresent(found -> file.keep(found, until));
                return document;
            });
        } catch (StaleEntityException takenMeanwhile) {
            if (unitOfWork.isRunning()) {
                throw takenMeanwhile;
            }
        }
    }

    @Override
    public DocumentView attach(String account, CaseKey subject, DocumentId document) {
        return attempts.changeAny(subject, before -> {
            StoredDocument stored = file.find(document)
                    .filter(found -> found.by().equals(account))
                    .orElseThrow(() -> DocumentFile.unknown(document));
            return DocumentFile.isFreeFor(before, stored)
                    ? file.attach(before, new Caller(account, Set.of(), null), List.of(stored))
                            .get(0)
                    : DocumentFile.view(before, stored);
        });
    }

    @Override
    public List<DocumentView> list(CaseKey subject) {
        return unitOfWork.read(() -> {
            StoredCase found = changes.any(subject);
            return file.ofCase(found.facts().id()).stream()
                    .map(document -> DocumentFile.view(found, document))
                    .toList();
        });
    }

    @Override
    public List<DocumentView> list(IntakeId intake) {
        return unitOfWork.read(
                () -> file.ofIntake(intake).stream().map(this::view).toList());
    }

    private DocumentView view(StoredDocument document) {
        return DocumentFile.view(document.caseId() == null ? null : changes.any(document.caseId()), document);
    }

    @Override
    public DocumentContent open(DocumentId document) {
        return deposit.open(unitOfWork.read(
                () -> file.find(document).map(this::view).orElseThrow(() -> DocumentFile.unknown(document))));
    }
}
