package org.relais.core.internal.documents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.core.internal.documents.StoredDocument.StoredContent;

/**
 * What is known of contents, one row for each: documents refer to it, and whoever stores or removes the file of a content holds its
 * row. Every method needs a running unit of work.
 */
public interface ContentStore {

    /** Until when the content is left alone although no document refers to it; empty for one that is not known. */
    Optional<Instant> leasedAt(String sha256);

    /** Makes a content known; refused by the database when it is. */
    void add(StoredContent content, Instant leasedAt);

    /** Leaves a content alone from now on; false for one that is not known. */
    boolean lease(String sha256, Instant now);

    /** Contents that no document refers to and that nobody has been about to use since, by hash, from the one after on. */
    List<String> unused(Instant leasedBefore, String after, int limit);

    /** Forgets a content unless a document refers to it or somebody has been about to use it since; true when it did. */
    boolean removeUnused(String sha256, Instant leasedBefore);

    /** The known contents whose hash begins with these two digits, with whether their file is known to be missing. */
    Map<String, Known> known(String digits);

    /** Writes down whether the file of a content is missing. */
    void missing(String sha256, boolean missing);

    /** How many contents of documents have no file. */
    long countMissing();

    /** A known content. */
    record Known(long size, boolean missing, Instant leasedAt) {}
}
