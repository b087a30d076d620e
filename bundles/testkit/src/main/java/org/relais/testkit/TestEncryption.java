package org.relais.testkit;

import java.util.function.UnaryOperator;
import org.relais.encryption.internal.KeySource;
import org.relais.encryption.internal.Keys;
import org.relais.encryption.internal.TinkContentEncryption;
import org.relais.encryption.internal.TinkFieldEncryption;
import org.relais.spi.encryption.ContentEncryption;
import org.relais.spi.encryption.FieldEncryption;

/**
 * The encryption of the running system with keys in memory, which a test changes as an administrator would. What has to be sealed anew
 * then, {@link org.relais.spi.encryption.SealedData}, a test calls itself. Thread-safe.
 *
 * <pre>{@code
 * TestEncryption encryption = TestEncryption.inMemory();
 * Register register = new Register(entities, encryption.fields());
 * encryption.rotate();
 * while (register.sealAnew(10) > 0) {}
 * encryption.retire();
 * }</pre>
 */
public final class TestEncryption {

    private final KeysInMemory keys = new KeysInMemory();
    private final FieldEncryption fields = new TinkFieldEncryption(keys);
    private final ContentEncryption contents = new TinkContentEncryption(keys);

    private TestEncryption() {}

    /** With a key of its own. */
    public static TestEncryption inMemory() {
        return new TestEncryption();
    }

    public FieldEncryption fields() {
        return fields;
    }

    public ContentEncryption contents() {
        return contents;
    }

    /** Makes a new key; what older ones have sealed can still be opened. */
    public void rotate() {
        keys.change(Keys::rotated);
    }

    /** Takes the old keys away: what they have sealed opens no more. */
    public void retire() {
        keys.change(Keys::onlyCurrent);
    }

    private static final class KeysInMemory implements KeySource {

        private volatile Keys keys = Keys.fresh();

        synchronized void change(UnaryOperator<Keys> change) {
            keys = change.apply(keys);
        }

        @Override
        public Keys toSeal() {
            return keys;
        }

        @Override
        public Keys toOpen() {
            return keys;
        }

        @Override
        public Keys lookedUp() {
            return keys;
        }
    }
}
