package org.relais.channel.web.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Note;
import org.relais.channel.web.internal.entity.DraftFile;
import org.relais.channel.web.internal.entity.JpaDraftStore;
import org.relais.channel.web.internal.entity.StoredDraft;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.errors.Errors;
import org.relais.intake.FormData;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Requests that citizens begin, leave and come back to. Whoever has a draft's secret may read and change it; the secret itself is not
 * stored. A draft that was sent stays until its time is over, so that sending it twice gives the same answer. Thread-safe.
 */
@Component(service = Drafts.class)
public final class Drafts {

    /** A form has no longer texts than that, whatever it is about. */
    private static final int MOST_CHARACTERS = 60_000;

    private static final int MOST_FILES = 20;
    private static final int SECRET_BYTES = 16;
    private static final int MOST_NAME = 255;

    private final UnitOfWork unitOfWork;
    private final JpaDraftStore store;
    private final ChannelDocuments documents;
    private final WebSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public Drafts(
            @Reference UnitOfWork unitOfWork,
            @Reference JpaDraftStore store,
            @Reference ChannelDocuments documents,
            @Reference WebSettings settings,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A draft as its citizen sees it.
     *
     * @param secret only in the answer that begins it
     */
    record Draft(
            String id,
            @Nullable String secret,
            FormData form,
            List<DraftFile> files,
            Instant expiresAt,
            @Nullable Instant sentAt) {}

    Draft begin(FormData form) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = now();
        StoredDraft draft = new StoredDraft(
                UUID.randomUUID().toString(), hash(secret), text(form), now, now.plus(settings.draftLife()), null);
        unitOfWork.execute(() -> {
            store.add(draft);
            return draft;
        });
        return new Draft(draft.id(), secret, form, List.of(), draft.expiresAt(), null);
    }

    Draft get(String id, @Nullable String secret) {
        return unitOfWork.read(() -> view(require(id, secret)));
    }

    /** Its time begins anew. */
    Draft fill(String id, @Nullable String secret, FormData form) {
        String text = text(form);
        return unitOfWork.execute(() -> {
            StoredDraft draft = requireOpen(id, secret).filled(text, now().plus(settings.draftLife()));
            store.change(draft);
            keep(store.files(id), draft.expiresAt());
            return view(draft);
        });
    }

    /** Content first: a slow sender holds no transaction. */
    DraftFile attach(String id, @Nullable String secret, Upload upload) {
        unitOfWork.read(() -> requireRoom(id, secret));
        DocumentView stored = documents.store(
                Citizens.CALLER.account(),
                new NewDocument(upload.name(), upload.content(), Note.Visibility.REQUESTER, null));
        String name = stored.name().substring(0, Math.min(stored.name().length(), MOST_NAME));
        DraftFile file = new DraftFile(stored.id().toString(), name, stored.size(), now());
        return unitOfWork.execute(() -> {
            StoredDraft draft = requireRoom(id, secret);
            store.add(draft.id(), file);
            keep(List.of(file), draft.expiresAt());
            return file;
        });
    }

    void detach(String id, @Nullable String secret, String document) {
        unitOfWork.execute(() -> {
            DraftFile file = store.files(requireOpen(id, secret).id()).stream()
                    .filter(one -> one.document().equals(document))
                    .findFirst()
                    .orElseThrow(WebErrors::unknownDraft);
            keep(List.of(file), now());
            return store.removeFile(id, document);
        });
    }

    void discard(String id, @Nullable String secret) {
        unitOfWork.execute(() -> {
            remove(requireOpen(id, secret).id());
            return id;
        });
    }

    /** From now on it cannot be changed any more; done again, it changes nothing. */
    void sent(String id) {
        unitOfWork.execute(() -> {
            store.find(id).filter(draft -> draft.sentAt() == null).ifPresent(draft -> store.change(draft.sent(now())));
            return id;
        });
    }

    /** Takes away drafts whose time is over, a page of them, with the documents of those that were not sent. */
    int removeExpired(int most) {
        return unitOfWork.execute(() -> {
            List<String> expired = store.expired(now(), most);
            expired.forEach(this::remove);
            return expired.size();
        });
    }

    private void remove(String id) {
        keep(store.files(id), now());
        store.remove(id);
    }

    /** Documents live as long as the draft; those of one that was sent belong to its request, and this changes nothing for them. */
    private void keep(List<DraftFile> files, Instant until) {
        for (DraftFile file : files) {
            DocumentId.parse(file.document()).ifPresent(id -> documents.keep(Citizens.CALLER.account(), id, until));
        }
    }

    private StoredDraft require(String id, @Nullable String secret) {
        StoredDraft draft = store.find(id).orElse(null);
        String expected = draft == null ? "" : draft.secretHash();
        boolean proven = MessageDigest.isEqual(bytes(expected), bytes(hash(secret == null ? "" : secret)));
        if (draft == null || !proven || !draft.expiresAt().isAfter(now())) {
            throw WebErrors.unknownDraft();
        }
        return draft;
    }

    private StoredDraft requireOpen(String id, @Nullable String secret) {
        StoredDraft draft = require(id, secret);
        if (draft.sentAt() != null) {
            throw WebErrors.draftSent();
        }
        return draft;
    }

    private StoredDraft requireRoom(String id, @Nullable String secret) {
        StoredDraft draft = requireOpen(id, secret);
        if (store.files(draft.id()).size() >= MOST_FILES) {
            throw Errors.invalid(
                    "/files",
                    new LocalizedText(
                                    "Un brouillon a au plus %d pièces jointes.", "A draft has at most %d attachments.")
                            .formatted(MOST_FILES));
        }
        return draft;
    }

    private Draft view(StoredDraft draft) {
        return new Draft(
                draft.id(),
                null,
                Forms.parse(draft.form()),
                store.files(draft.id()),
                draft.expiresAt(),
                draft.sentAt());
    }

    private static String text(FormData form) {
        form.check();
        String text = Forms.write(form);
        if (text.length() > MOST_CHARACTERS) {
            throw Errors.invalid(
                    "",
                    new LocalizedText("Le brouillon dépasse %d caractères.", "The draft is longer than %d characters.")
                            .formatted(MOST_CHARACTERS));
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
