package org.relais.channel.web.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.relais.cases.CaseKey;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.intake.IntakeId;
import org.relais.spi.documents.ChannelDocuments;

/** Documents in memory; remembers to which case each was attached. */
final class FakeDocuments implements ChannelDocuments {

    final List<String> attached = new ArrayList<>();
    final Map<String, Instant> kept = new HashMap<>();
    private final List<DocumentView> stored = new ArrayList<>();

    @Override
    public DocumentView store(String account, NewDocument document) {
        try {
            DocumentView view = new DocumentView(
                    new DocumentId(UUID.randomUUID()),
                    document.name(),
                    "application/pdf",
                    document.content().readAllBytes().length,
                    "",
                    Instant.EPOCH,
                    account,
                    document.visibility(),
                    document.note(),
                    null,
                    null,
                    null,
                    null);
            stored.add(view);
            return view;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(String account, DocumentId document, Instant until) {
        kept.put(document.toString(), until);
    }

    @Override
    public DocumentView attach(String account, CaseKey subject, DocumentId document) {
        attached.add(subject + " " + account);
        return stored.stream()
                .filter(one -> one.id().equals(document))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<DocumentView> list(CaseKey subject) {
        return stored;
    }

    @Override
    public List<DocumentView> list(IntakeId intake) {
        return stored;
    }

    @Override
    public DocumentContent open(DocumentId document) {
        throw new UnsupportedOperationException("no test reads one");
    }
}
