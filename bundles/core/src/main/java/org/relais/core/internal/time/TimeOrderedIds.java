package org.relais.core.internal.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Makes identifiers in the application: UUIDs of version 7 (RFC 9562), which sort by the time they were made. Thread-safe. */
public final class TimeOrderedIds {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private TimeOrderedIds() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The same identifier for the same moment and name, however often it is asked for. */
    public static UUID of(Instant at, String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long version = 0x7000 | hash.getMostSignificantBits() & 0x0fff;
        return new UUID(at.toEpochMilli() << 16 | version, hash.getLeastSignificantBits());
    }
}
