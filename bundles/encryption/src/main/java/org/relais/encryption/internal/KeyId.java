package org.relais.encryption.internal;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Ids of keys: four bytes for programs, eight hexadecimal digits for people. */
final class KeyId {

    private KeyId() {}

    static String text(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** The id that stands in four bytes from {@code offset} on. */
    static int at(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).getInt(offset);
    }
}
