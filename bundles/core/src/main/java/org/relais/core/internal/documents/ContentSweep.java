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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * without document and file, which the next sweep removes. A file that no row names is removed by naming it in a row of its own first: no
 * two rows name the same file.
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
    private final ContentFolder folder;
    private final Clock clock;

    @Activate
    public ContentSweep(
            @Reference UnitOfWork unitOfWork,
            @Reference DocumentStore documents,
            @Reference ContentStore contents,
            @Reference ContentFiles files,
            @Reference DocumentSettings settings,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.documents = documents;
        this.contents = contents;
        this.settings = settings;
        this.files = files;
        this.folder = files.folder();
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
            int leftovers = folder.removeLeftovers(settings.grace());
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
                removed += remove(() -> forgotten(sha256, leasedBefore)) ? 1 : 0;
                last = sha256;
            }
        } while (page.size() == PAGE);
        return removed;
    }

    /** The file of a content that is forgotten in the running unit of work; null for one that is not. */
    private @Nullable String forgotten(String sha256, Instant leasedBefore) {
        String file = contents.find(sha256).map(known -> known.file().name()).orElse(null);
        return contents.removeUnused(sha256, leasedBefore) ? file : null;
    }

    /**
     * Files that no content names: their upload ended before it could lease, its unit of work was rolled back, or their content lies
     * elsewhere since it was sealed anew.
     */
    private int removeStrays(Instant now) throws IOException {
        Instant placedBefore = folder.now().minus(settings.grace());
        Set<String> folders = new TreeSet<>(folder.folders());
        int removed = 0;
        for (int i = 0; i < 256; i++) {
            String digits = "%02x".formatted(i);
            Set<String> present = folders.contains(digits) ? new HashSet<>(folder.files(digits)) : Set.of();
            Map<String, Known> known = unitOfWork.read(() -> contents.inFolder(digits));
            compare(present, known, now.minus(settings.grace()));
            for (String name : present) {
                if (!known.containsKey(name) && folder.isOlder(name, placedBefore)) {
                    removed += remove(() -> held(name, now, placedBefore)) ? 1 : 0;
                }
            }
        }
        return removed;
    }

    /** Writes down which files are missing, and which are there again. */
    private void compare(Set<String> present, Map<String, Known> known, Instant leasedBefore) {
        known.forEach((name, content) -> {
            boolean missing = !present.contains(name) || !files.has(content.file());
            if (missing != content.missing() && content.leasedAt().isBefore(leasedBefore)
                    || content.missing() && !missing) {
                unitOfWork.execute(() -> {
                    contents.missing(content.file().sha256(), missing);
                    return name;
                });
            }
        });
    }

    /**
     * The same file when nobody else can put something there until the end of the running unit of work, and nobody has: whoever wants to
     * waits for this row, which is gone with the file.
     */
    private @Nullable String held(String name, Instant now, Instant placedBefore) throws IOException {
        String row = "stray-" + UUID.randomUUID();
        contents.add(new StoredContent(row, 0, ""), name, now);
        contents.removeUnused(row, now.plusMillis(1));
        return folder.isOlder(name, placedBefore) ? name : null;
    }

    /** What a unit of work finds to be removed; null for nothing. */
    private interface Removal {
        @Nullable
        String file() throws IOException;
    }

    private boolean remove(Removal removal) {
        try {
            return unitOfWork.execute(() -> {
                try {
                    @Nullable String file = removal.file();
                    if (file != null) {
                        folder.delete(file);
                    }
                    return file != null;
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (ConstraintViolationException | StaleEntityException inUse) {
            LOG.debug("A content is being used: {}", inUse.getMessage());
            return false;
        }
    }
}
