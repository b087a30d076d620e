package org.relais.core.internal.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.documents.ContentStore.Known;
import org.relais.core.internal.documents.StoredDocument.StoredContent;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nothing refers to: documents that nobody took, contents without a document, files without a content, and what a broken
 * upload left behind. It also finds contents whose file is missing.
 *
 * <p>A file is removed by whoever holds the row of its content, in the unit of work that removes the row. Somebody who brings the same
 * content meanwhile waits for the row and then puts the file in its place anew; somebody who was faster has leased the row, or a document
 * refers to it and the database refuses to remove it. So it is never the time alone that decides. A crash between the two leaves a row
 * without document and file, which the next sweep removes.
 */
@Component
public final class ContentSweep implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(ContentSweep.class);
    private static final int PAGE = 200;

    private final UnitOfWork unitOfWork;
    private final DocumentStore documents;
    private final ContentStore contents;
    private final DocumentSettings settings;
    private final ContentFiles files;
    private final Clock clock;

    @Activate
    public ContentSweep(
            @Reference UnitOfWork unitOfWork,
            @Reference DocumentStore documents,
            @Reference ContentStore contents,
            @Reference DocumentSettings settings,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.documents = documents;
        this.contents = contents;
        this.settings = settings;
        this.files = new ContentFiles(settings.folder());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "document-sweep";
    }

    @Override
    public Instant run(Instant now) {
        int expired = unitOfWork.execute(() -> documents.removeExpired(now));
        try {
            int unused = removeUnused(now.minus(settings.grace()));
            int strays = removeStrays(now);
            int leftovers = files.removeLeftovers(settings.grace());
            if (expired + unused + strays + leftovers > 0) {
                LOG.info(
                        "Removed {} documents that nothing took, {} contents, {} files without content, {} broken uploads",
                        expired,
                        unused,
                        strays,
                        leftovers);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return clock.instant().plus(settings.sweepPause());
    }

    /** Contents that no document refers to any more, or never did. */
    private int removeUnused(Instant leasedBefore) {
        int removed = 0;
        String last = "";
        List<String> page;
        do {
            String after = last;
            page = unitOfWork.read(() -> contents.unused(leasedBefore, after, PAGE));
            for (String sha256 : page) {
                removed += remove(sha256, () -> contents.removeUnused(sha256, leasedBefore)) ? 1 : 0;
                last = sha256;
            }
        } while (page.size() == PAGE);
        return removed;
    }

    /** Files whose content is not known: their upload ended before it could lease, or its unit of work was rolled back. */
    private int removeStrays(Instant now) throws IOException {
        Instant placedBefore = files.now().minus(settings.grace());
        Set<String> folders = new TreeSet<>(files.folders());
        int removed = 0;
        for (int i = 0; i < 256; i++) {
            String digits = "%02x".formatted(i);
            Set<String> present = folders.contains(digits) ? new HashSet<>(files.contents(digits)) : Set.of();
            Map<String, Known> known = unitOfWork.read(() -> contents.known(digits));
            compare(present, known, now.minus(settings.grace()));
            for (String sha256 : present) {
                if (!known.containsKey(sha256) && files.isOlder(sha256, placedBefore)) {
                    removed += remove(sha256, () -> hold(sha256, now)) ? 1 : 0;
                }
            }
        }
        return removed;
    }

    /** Writes down which files are missing, and which are there again. */
    private void compare(Set<String> present, Map<String, Known> known, Instant leasedBefore) {
        known.forEach((sha256, content) -> {
            boolean missing = !present.contains(sha256) || !files.has(sha256, content.size());
            if (missing != content.missing() && content.leasedAt().isBefore(leasedBefore)
                    || content.missing() && !missing) {
                unitOfWork.execute(() -> {
                    contents.missing(sha256, missing);
                    return sha256;
                });
            }
        });
    }

    /** Makes the row that everybody else who wants to use the content has to wait for; it is gone with the file. */
    private boolean hold(String sha256, Instant now) {
        contents.add(new StoredContent(sha256, 0, ""), now);
        return contents.removeUnused(sha256, now.plusMillis(1));
    }

    private boolean remove(String sha256, BooleanSupplier row) {
        try {
            return unitOfWork.execute(() -> {
                if (!row.getAsBoolean()) {
                    return false;
                }
                try {
                    files.delete(sha256);
                    return true;
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (ConstraintViolationException | StaleEntityException inUse) {
            LOG.debug("Content {} is being used", sha256);
            return false;
        }
    }
}
