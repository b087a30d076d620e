package org.relais.core.internal.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.relais.core.internal.documents.ContentTypes.Source;

/**
 * The parts of a ZIP package as its central directory lists them (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), which is what
 * programs go by that open it. Java reads that from a file in clear alone, and contents never lie in one. Packages with more than 64 K
 * parts, of more than 4 GB, or with something before or after are not read.
 */
final class PackageParts {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;

    /** A list of parts is far shorter; of one that is not, the package is none of a citizen's. */
    private static final int LONGEST_TAIL = 1024 * 1024;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Source content;
    private final Map<String, Part> parts;

    private PackageParts(Source content, Map<String, Part> parts) {
        this.content = content;
        this.parts = parts;
    }

    private record Part(int method, long packedSize, long offset) {}

    /** Empty for what is no package, or none that is read. */
    static Optional<PackageParts> of(Source content, long size) throws IOException {
        int length = (int) Math.min(size, LONGEST_TAIL);
        byte[] tail;
        try (InputStream in = content.open()) {
            in.skipNBytes(size - length);
            tail = in.readNBytes(length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(bytes);
        if (end < 0) {
            return Optional.empty();
        }
        long directory = unsigned(bytes, end + 12);
        long offset = unsigned(bytes, end + 16);
        if (directory > end || offset + directory != size - length + end) {
            return Optional.empty();
        }
        return parts(bytes, end - (int) directory, end).map(parts -> new PackageParts(content, parts));
    }

    /** Where the end record begins: its comment goes to the end of the content. */
    private static int end(ByteBuffer tail) {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return at;
            }
        }
        return -1;
    }

    /** Empty when the list is damaged or has a name twice. */
    private static Optional<Map<String, Part>> parts(ByteBuffer tail, int from, int end) {
        Map<String, Part> parts = new HashMap<>();
        int at = from;
        while (at < end) {
            if (at + ENTRY_LENGTH > end || tail.getInt(at) != ENTRY_SIGNATURE) {
                return Optional.empty();
            }
            int nameLength = Short.toUnsignedInt(tail.getShort(at + 28));
            int next = at
                    + ENTRY_LENGTH
                    + nameLength
                    + Short.toUnsignedInt(tail.getShort(at + 30))
                    + Short.toUnsignedInt(tail.getShort(at + 32));
            if (next > end) {
                return Optional.empty();
            }
            String name = new String(tail.array(), at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
            Part part = new Part(tail.getShort(at + 10), unsigned(tail, at + 20), unsigned(tail, at + 42));
            if (parts.put(name, part) != null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(parts);
    }

    private static long unsigned(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The text of a part, of one that is longer its beginning; empty for a part that is not there. */
    String text(String name, int longest) throws IOException {
        Part part = parts.get(name);
        if (part == null || part.method() != STORED && part.method() != DEFLATED) {
            return "";
        }
        byte[] packed;
        try (InputStream in = content.open()) {
            in.skipNBytes(part.offset());
            byte[] local = in.readNBytes(LOCAL_LENGTH);
            if (local.length < LOCAL_LENGTH) {
                return "";
            }
            ByteBuffer header = ByteBuffer.wrap(local).order(ByteOrder.LITTLE_ENDIAN);
            in.skipNBytes(Short.toUnsignedInt(header.getShort(26)) + Short.toUnsignedInt(header.getShort(28)));
            packed = in.readNBytes((int) Math.min(part.packedSize(), longest));
        }
        InputStream bytes = new ByteArrayInputStream(packed);
        if (part.method() == STORED) {
            return new String(packed, StandardCharsets.UTF_8);
        }
        Inflater inflater = new Inflater(true);
        try (InputStream text = new InflaterInputStream(bytes, inflater)) {
            return new String(text.readNBytes(longest), StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }
}
