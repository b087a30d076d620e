package org.relais.encryption;

import java.util.List;

/**
 * The keys that there are, and who has sealed anew with the current one.
 *
 * @param current id of the key with which everything is sealed
 * @param old ids of the keys that can still open, the newest first
 * @param holders everybody who keeps sealed data or once did, by name
 */
public record KeyStatus(String current, List<String> old, List<Holder> holders) {

    public KeyStatus {
        old = List.copyOf(old);
        holders = List.copyOf(holders);
    }

    /** Whether the old keys can be taken away, as far as is known without asking the holders. */
    public boolean retirable() {
        return !old.isEmpty() && holders.stream().allMatch(holder -> holder.present() && holder.done());
    }

    /**
     * Somebody who keeps sealed data.
     *
     * @param sealedAnew how many of its data were sealed anew with the current key
     * @param done whether nothing of it is sealed with another key
     * @param present whether its bundle is there; one that is not cannot seal anew, and its data would be lost with the old keys
     */
    public record Holder(String name, long sealedAnew, boolean done, boolean present) {}
}
