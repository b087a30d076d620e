package org.relais.encryption.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.spi.encryption.ContentEncryption;

class TinkContentEncryptionTest {

    private static final String HERE = "core.content/1";
    private static final int SEGMENT = 64 * 1024;

    private final KeysInHand keys = new KeysInHand();
    private final ContentEncryption encryption = new TinkContentEncryption(keys);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 200, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 1_000_000})
    void aContentOfAnySizeComesBackAndItsSealedSizeIsKnown(int size) throws IOException {
        byte[] content = content(size);
        byte[] sealed = seal(content);

        assertArrayEquals(content, open(sealed, HERE));
        assertEquals(sealed.length, encryption.sealedSize(size));
        assertTrue(size < 1000 || !contains(sealed, Arrays.copyOf(content, 16)));
    }

    @Test
    void whatIsCutOffAlteredOrLongerFailsAndNothingOfThatSegmentIsHandedOut() throws IOException {
        byte[] content = content(3 * SEGMENT);
        byte[] sealed = seal(content);

        assertBroken(Arrays.copyOf(sealed, sealed.length - 1), content);
        assertBroken(Arrays.copyOf(sealed, 2 * SEGMENT + 8), content);
        assertBroken(Arrays.copyOf(sealed, sealed.length + 1), content);
        for (int at = 0; at < sealed.length; at += 9_973) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertBroken(altered, content);
        }
    }

    @Test
    void segmentsThatChangedPlacesAreNoticed() throws IOException {
        byte[] sealed = seal(content(4 * SEGMENT));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 8 + SEGMENT, swapped, 8 + 2 * SEGMENT, SEGMENT);
        System.arraycopy(sealed, 8 + 2 * SEGMENT, swapped, 8 + SEGMENT, SEGMENT);

        assertBroken(swapped, content(4 * SEGMENT));
    }

    @Test
    void aContentOfAnotherPlaceOrInstallationDoesNotOpen() throws IOException {
        byte[] sealed = seal(content(100));

        assertThrows(IOException.class, () -> open(sealed, "core.content/2"));
        ContentEncryption other = new TinkContentEncryption(new KeysInHand());
        assertThrows(IOException.class, () -> other.open(new ByteArrayInputStream(sealed), HERE));
        assertThrows(IOException.class, () -> open("plain text, longer than a header".getBytes(), HERE));
        assertThrows(IOException.class, () -> open(new byte[3], HERE));
    }

    @Test
    void afterAChangeOfKeysBothOpenUntilTheOldIsTakenAway() throws IOException {
        byte[] before = seal(content(100));
        keys.change(Keys::rotated);
        byte[] after = seal(content(100));

        assertFalse(encryption.isCurrent(new ByteArrayInputStream(before)));
        assertTrue(encryption.isCurrent(new ByteArrayInputStream(after)));
        assertArrayEquals(content(100), open(before, HERE));
        keys.change(Keys::onlyCurrent);
        assertArrayEquals(content(100), open(after, HERE));
        assertThrows(IOException.class, () -> open(before, HERE));
    }

    @Test
    void whoReadsWhileKeysChangeReadsOn() throws IOException {
        byte[] content = content(5 * SEGMENT);
        try (InputStream reading = encryption.open(new ByteArrayInputStream(seal(content)), HERE)) {
            byte[] beginning = reading.readNBytes(10);
            keys.change(Keys::rotated);
            keys.change(Keys::onlyCurrent);

            assertArrayEquals(Arrays.copyOf(content, 10), beginning);
            assertArrayEquals(Arrays.copyOfRange(content, 10, content.length), reading.readAllBytes());
        }
    }

    @Test
    void closingEitherSideClosesWhatIsBelow() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream below = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        encryption.seal(below, HERE).close();
        assertTrue(closed.getAndSet(false));
        InputStream sealed = new ByteArrayInputStream(seal(content(1))) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        encryption.open(sealed, HERE).close();
        assertTrue(closed.get());
    }

    /** Reading fails, and what was read before is a true beginning of the content. */
    private void assertBroken(byte[] sealed, byte[] content) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        assertThrows(IOException.class, () -> {
            try (InputStream in = encryption.open(new ByteArrayInputStream(sealed), HERE)) {
                in.transferTo(read);
            }
        });
        byte[] got = read.toByteArray();
        assertTrue(got.length < content.length);
        assertArrayEquals(Arrays.copyOf(content, got.length), got);
    }

    private byte[] seal(byte[] content) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = encryption.seal(sealed, HERE)) {
            out.write(content);
        }
        return sealed.toByteArray();
    }

    private byte[] open(byte[] sealed, String context) throws IOException {
        try (InputStream in = encryption.open(new ByteArrayInputStream(sealed), context)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        return content;
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
