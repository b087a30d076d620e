package org.relais.core.internal.documents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.core.internal.documents.StoredDocument.StoredContent;

/**
 * What is known of contents, one row for each: documents refer to it, and whoever stores or removes the file of a content holds its
 * row. No two rows name the same file. Every method needs a running unit of work.
 */
public interface ContentStore {

    /** A content that is known. */
    Optional<Known> find(String sha256);

    /**
     * Makes a content known; refused by the database when it is, or when its file is another's.
     *
     * @param name of its file
     */
    void add(StoredContent content, String name, Instant leasedAt);

    /** Leaves a content alone from now on; false for one that is not known. */
    boolean lease(String sha256, Instant now);

    /** Has a content lie in another file; false when it does not lie where it is said to. Whoever does that holds its row. */
    boolean move(ContentFile from, String name);

    /** Known contents with hashes greater than this one, in their order. */
    List<ContentFile> after(String sha256, int limit);

    /** Contents that no document refers to and that nobody has been about to use since, by hash, from the one after on. */
    List<String> unused(Instant leasedBefore, String after, int limit);

    /** Forgets a content unless a document refers to it or somebody has been about to use it since; true when it did. */
    boolean removeUnused(String sha256, Instant leasedBefore);

    /** The known contents whose files have names that begin with these two digits, by that name. */
    Map<String, Known> inFolder(String digits);

    /** Writes down whether the file of a content is missing. */
    void missing(String sha256, boolean missing);

    /** How many contents of documents have no file. */
    long countMissing();

    /**
     * A known content.
     *
     * @param missing whether its file is known to be missing
     * @param leasedAt left alone for a while from then on, although no document may refer to it
     */
    record Known(ContentFile file, boolean missing, Instant leasedAt) {}
}
