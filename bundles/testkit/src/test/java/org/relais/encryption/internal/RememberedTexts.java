package org.relais.encryption.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.SealedData;

/** Somebody who keeps sealed texts; not in a database, so that what a test looks at is the change of keys alone. */
final class RememberedTexts implements SealedData {

    private final String name;
    private final FieldEncryption encryption;
    final Map<String, String> sealed = new ConcurrentSkipListMap<>();
    boolean fails;
    int calls;

    RememberedTexts(String name, FieldEncryption encryption) {
        this.name = name;
        this.encryption = encryption;
    }

    void put(String id) {
        sealed.put(id, encryption.seal("text of " + id, id));
    }

    void requireReadable() {
        sealed.forEach((id, text) -> {
            if (!encryption.open(text, id).equals("text of " + id)) {
                throw new AssertionError(id);
            }
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int sealAnew(int most) {
        calls++;
        if (fails) {
            throw new IllegalStateException("something does not open");
        }
        List<String> old = sealed.entrySet().stream()
                .filter(entry -> !encryption.isCurrent(entry.getValue()))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        old.forEach(id -> sealed.computeIfPresent(id, (any, text) -> encryption.seal(encryption.open(text, id), id)));
        return old.size();
    }
}
