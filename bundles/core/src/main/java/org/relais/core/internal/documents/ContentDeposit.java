package org.relais.core.internal.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.documents.ContentFiles.Received;
import org.relais.core.internal.documents.ContentStore.Known;
import org.relais.core.internal.documents.StoredDocument.StoredContent;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentLimits;
import org.relais.documents.DocumentView;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes contents in and hands them out. A content is deposited in this order: received and checked beside the store; its row leased, so
 * that nobody sweeps it away; unless its file is there already, sealed as the content that it is and moved into place; and only then may a
 * document refer to it. A crash in between leaves something that no document refers to, which the {@link ContentSweep} removes.
 * Thread-safe.
 */
@Component(service = ContentDeposit.class)
public final class ContentDeposit {

    private static final Logger LOG = LoggerFactory.getLogger(ContentDeposit.class);

    /** Kept free for everything else that has to be written. */
    private static final long RESERVE = 64L * 1024 * 1024;

    /** Nobody seals a content anew more often while somebody wants it. */
    private static final int ATTEMPTS = 5;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private static final LocalizedText DISK_FULL = new LocalizedText(
            "Le document ne peut pas être enregistré pour l'instant ; réessayez plus tard.",
            "The document cannot be stored for now; try again later.");

    private final UnitOfWork unitOfWork;
    private final ContentStore store;
    private final ContentFiles files;
    private final DocumentLimits limits;
    private final Duration halfGrace;
    private final Clock clock;

    @Activate
    public ContentDeposit(
            @Reference UnitOfWork unitOfWork,
            @Reference ContentStore store,
            @Reference ContentFiles files,
            @Reference DocumentSettings settings,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.files = files;
        this.limits = settings.limits();
        this.halfGrace = settings.grace().dividedBy(2);
        this.clock = clock;
    }

    DocumentLimits limits() {
        return limits;
    }

    /**
     * Stores a content, once. What refers to it has to be stored soon after, or in the same unit of work when one runs.
     *
     * @throws RelaisException {@code document-empty}, {@code document-too-large}, {@code document-type-not-allowed},
     *     {@code unavailable}
     */
    StoredContent deposit(InputStream content) {
        Received received = receive(content);
        try {
            StoredContent checked = checked(received);
            put(checked, received);
            return checked;
        } catch (IOException failure) {
            throw notStored(failure);
        } finally {
            files.discard(received.file());
        }
    }

    /**
     * The name is computed before the content is sealed: then what has the name of the current key is sealed with no older one, which
     * is how {@link SealedContents} finds what has to be sealed anew.
     */
    private void put(StoredContent content, Received received) throws IOException {
        String name = files.nameOf(content.sha256());
        ContentFile place = lease(content, name);
        for (int attempt = 0; !files.has(place); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IOException("content " + content.sha256() + " is moved again and again");
            }
            Path sealed = files.seal(received);
            try {
                if (place.name().equals(name)) {
                    files.folder().place(sealed, name);
                    return;
                }
                replaceMissing(place, sealed, name);
            } finally {
                files.discard(sealed);
            }
            place = lease(content, name);
        }
    }

    /** The row knows of a file that is not there; unless it was only sealed anew meanwhile, it gets this one. */
    private void replaceMissing(ContentFile place, Path sealed, String name) {
        unitOfWork.execute(() -> {
            try {
                if (store.move(place, name)) {
                    files.folder().place(sealed, name);
                }
                return name;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private Received receive(InputStream content) {
        try {
            if (files.folder().usableSpace() < RESERVE + 2 * limits.maxBytes()) {
                throw notStored(new IOException("the disk of the documents is nearly full"));
            }
            return files.receive(content, limits.maxBytes());
        } catch (ContentFiles.TooLargeException tooLarge) {
            throw tooLarge();
        } catch (IOException failure) {
            throw notStored(failure);
        }
    }

    private StoredContent checked(Received received) throws IOException {
        if (received.size() == 0) {
            throw RelaisException.of(
                    DocumentErrors.EMPTY,
                    new LocalizedText(
                            "Le fichier est vide ; vérifiez-le puis envoyez-le de nouveau.",
                            "The file is empty; check it, then send it again."));
        }
        String type = ContentTypes.of(() -> files.open(received), received.size());
        if (!limits.allowedTypes().contains(type)) {
            throw notAllowed(type);
        }
        return new StoredContent(received.sha256(), received.size(), type);
    }

    /** In a unit of work of its own unless one runs; two who bring the same new content at the same moment lease it in turn. */
    private ContentFile lease(StoredContent content, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (unitOfWork.isRunning()) {
            return leaseOrAdd(content, name, now);
        }
        try {
            return unitOfWork.execute(() -> leaseOrAdd(content, name, now));
        } catch (ConstraintViolationException addedMeanwhile) {
            return unitOfWork.execute(() -> leaseOrAdd(content, name, now));
        }
    }

    /** Where its file is, or belongs. */
    private ContentFile leaseOrAdd(StoredContent content, String name, Instant now) {
        Optional<Known> known = store.find(content.sha256());
        boolean fresh = known.isPresent() && !known.get().leasedAt().isBefore(now.minus(halfGrace));
        if (fresh || known.isPresent() && store.lease(content.sha256(), now)) {
            return known.get().file();
        }
        store.add(content, name, now);
        return new ContentFile(content.sha256(), name, content.size());
    }

    /** @throws RelaisException {@code document-content-missing} */
    DocumentContent open(DocumentView document) {
        if (!isThere(document) && !isThere(document)) {
            LOG.error("The content {} of document {} is not in the store", document.sha256(), document.id());
            unitOfWork.execute(() -> {
                store.missing(document.sha256(), true);
                return document;
            });
            throw RelaisException.builder(
                            DocumentErrors.CONTENT_MISSING,
                            new LocalizedText(
                                    "Le fichier de ce document manque au dépôt ; l'exploitant est averti.",
                                    "The file of this document is missing from the store; the operator is told."))
                    .retryAfter(RETRY_AFTER)
                    .build();
        }
        return new DocumentContent(document, () -> stream(document));
    }

    /** To be asked twice: its file may be sealed anew between the look at the row and the look at the disk. */
    private boolean isThere(DocumentView document) {
        return located(document).filter(files::has).isPresent();
    }

    private Optional<ContentFile> located(DocumentView document) {
        return unitOfWork.read(() -> store.find(document.sha256())).map(Known::file);
    }

    /** Its file may be sealed anew, and so have another name, between one look and the next. */
    private InputStream stream(DocumentView document) throws IOException {
        for (int attempt = 1; ; attempt++) {
            ContentFile file = located(document).orElseThrow(() -> new NoSuchFileException(document.sha256()));
            try {
                return files.open(file);
            } catch (NoSuchFileException moved) {
                if (attempt == ATTEMPTS) {
                    throw moved;
                }
            }
        }
    }

    private static RelaisException notStored(IOException failure) {
        LOG.error("A document could not be stored: {}", failure.toString());
        return RelaisException.builder(Errors.UNAVAILABLE, DISK_FULL)
                .retryAfter(RETRY_AFTER)
                .cause(failure)
                .build();
    }

    private RelaisException tooLarge() {
        return RelaisException.builder(
                        DocumentErrors.TOO_LARGE,
                        new LocalizedText(
                                        "Un document a %d octets au plus ; réduisez-le ou envoyez-le en plusieurs parties.",
                                        "A document has at most %d bytes; make it smaller or send it in several parts.")
                                .formatted(limits.maxBytes()))
                .members(Map.of("maxBytes", limits.maxBytes()))
                .build();
    }

    private RelaisException notAllowed(String type) {
        List<String> allowed = limits.allowedTypes();
        return RelaisException.builder(
                        DocumentErrors.TYPE_NOT_ALLOWED,
                        new LocalizedText(
                                        "Le contenu est du type %s ; sont admis : %s.",
                                        "The content is of the type %s; allowed are %s.")
                                .formatted(type, String.join(", ", allowed)))
                .members(Map.of("allowedTypes", allowed))
                .build();
    }
}
