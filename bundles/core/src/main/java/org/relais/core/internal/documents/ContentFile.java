package org.relais.core.internal.documents;

/**
 * Where a content lies.
 *
 * @param sha256 of the content itself, lower-case hexadecimal
 * @param name of its file: a keyed fingerprint, or for what was stored before contents were sealed the hash
 * @param size of the content itself, in bytes
 */
public record ContentFile(String sha256, String name, long size) {

    /** Whoever has the disk must not be able to look whether a document that he knows is there: so a sealed file has another name. */
    boolean isSealed() {
        return !name.equals(sha256);
    }
}
