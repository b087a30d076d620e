package org.relais.service.desk.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.relais.cases.CaseKey;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.intake.IntakeId;
import org.relais.spi.documents.ChannelDocuments;

/** Documents of cases and of intakes in memory. */
final class CaseDocuments implements ChannelDocuments {

    private final Map<String, List<DocumentView>> byOwner = new ConcurrentHashMap<>();
    private final Map<DocumentId, String> contents = new ConcurrentHashMap<>();

    void add(CaseKey subject, String name, String content) {
        add(subject.toString(), name, content);
    }

    DocumentId add(IntakeId intake, String name, String content) {
        return add(intake.toString(), name, content);
    }

    private DocumentId add(String owner, String name, String content) {
        DocumentId id = new DocumentId(UUID.randomUUID());
        contents.put(id, content);
        byOwner.computeIfAbsent(owner, none -> new ArrayList<>())
                .add(new DocumentView(
                        id,
                        name,
                        "text/plain",
                        content.length(),
                        "0".repeat(64),
                        Instant.EPOCH,
                        "claims",
                        org.relais.cases.Note.Visibility.INTERNAL,
                        null,
                        null,
                        null,
                        null,
                        null));
        return id;
    }

    @Override
    public DocumentView store(String account, NewDocument document) {
        throw new UnsupportedOperationException("the service desk stores none");
    }

    @Override
    public void keep(String account, DocumentId document, Instant until) {
        throw new UnsupportedOperationException("the service desk keeps none");
    }

    @Override
    public DocumentView attach(String account, CaseKey subject, DocumentId document) {
        throw new UnsupportedOperationException("the service desk attaches none");
    }

    @Override
    public List<DocumentView> list(CaseKey subject) {
        return byOwner.getOrDefault(subject.toString(), List.of());
    }

    @Override
    public List<DocumentView> list(IntakeId intake) {
        return byOwner.getOrDefault(intake.toString(), List.of());
    }

    @Override
    public DocumentContent open(DocumentId document) {
        DocumentView view = byOwner.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(document))
                .findFirst()
                .orElseThrow();
        byte[] bytes = contents.get(document).getBytes(StandardCharsets.UTF_8);
        return new DocumentContent(view, () -> new ByteArrayInputStream(bytes));
    }
}
