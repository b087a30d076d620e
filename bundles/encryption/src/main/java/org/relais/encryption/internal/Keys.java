package org.relais.encryption.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of an installation: one for fields, one for fingerprints and one for contents with each id, one id of them current. Immutable
 * and thread-safe.
 */
public final class Keys {

    private static final int FINGERPRINT_BYTES = 32;

    /** Of a content, what is held in memory at once. */
    private static final int SEGMENT_BYTES = 64 * 1024;

    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM and HMAC-SHA-256", e);
        }
    }

    private final KeysetHandle fields;
    private final KeysetHandle fingerprints;
    private final KeysetHandle contents;
    private final int current;
    private final List<Integer> ids;
    private final Aead aead;
    private final List<Prf> prfs;
    private final Map<Integer, AesGcmHkdfStreaming> streams;

    /** @throws GeneralSecurityException when the three do not belong together or are of other kinds */
    Keys(KeysetHandle fields, KeysetHandle fingerprints, KeysetHandle contents) throws GeneralSecurityException {
        this.fields = fields;
        this.fingerprints = fingerprints;
        this.contents = contents;
        this.current = fields.getPrimary().getId();
        this.ids = ids(fields, AesGcmKey.class);
        if (!ids.equals(ids(fingerprints, HmacPrfKey.class))
                || !ids.equals(ids(contents, AesGcmHkdfStreamingKey.class))) {
            throw new GeneralSecurityException("the keysets do not belong together");
        }
        this.aead = fields.getPrimitive(RegistryConfiguration.get(), Aead.class);
        Map<Integer, Prf> all = fingerprints
                .getPrimitive(RegistryConfiguration.get(), PrfSet.class)
                .getPrfs();
        this.prfs = ids.stream().map(all::get).toList();
        Map<Integer, AesGcmHkdfStreaming> byId = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            AesGcmHkdfStreamingKey key =
                    (AesGcmHkdfStreamingKey) contents.getAt(i).getKey();
            byId.put(contents.getAt(i).getId(), (AesGcmHkdfStreaming) AesGcmHkdfStreaming.create(key));
        }
        this.streams = Map.copyOf(byId);
    }

    /** The ids in a keyset, the current one first, then the newest. */
    private static List<Integer> ids(KeysetHandle keyset, Class<?> kind) throws GeneralSecurityException {
        List<Integer> older = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            if (!kind.isInstance(keyset.getAt(i).getKey())) {
                throw new GeneralSecurityException("a key is of another kind");
            }
            older.add(keyset.getAt(i).getId());
        }
        Collections.reverse(older);
        Set<Integer> ordered = new LinkedHashSet<>(List.of(keyset.getPrimary().getId()));
        ordered.addAll(older);
        return List.copyOf(ordered);
    }

    /** New keys for an installation that has none. */
    public static Keys fresh() {
        KeysetHandle.Builder none = KeysetHandle.newBuilder();
        return added(none, KeysetHandle.newBuilder(), KeysetHandle.newBuilder(), List.of());
    }

    /** These keys and a new one, which is current. */
    public Keys rotated() {
        return added(
                KeysetHandle.newBuilder(fields),
                KeysetHandle.newBuilder(fingerprints),
                KeysetHandle.newBuilder(contents),
                ids);
    }

    private static Keys added(
            KeysetHandle.Builder fields,
            KeysetHandle.Builder fingerprints,
            KeysetHandle.Builder contents,
            List<Integer> taken) {
        int id = newId(taken);
        try {
            AesGcmHkdfStreamingParameters segments = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(32)
                    .setDerivedAesGcmKeySizeBytes(32)
                    .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                    .build();
            return new Keys(
                    with(fields, id, PredefinedAeadParameters.AES256_GCM),
                    with(fingerprints, id, PredefinedPrfParameters.HMAC_SHA256_PRF),
                    with(contents, id, segments));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made", e);
        }
    }

    private static KeysetHandle with(KeysetHandle.Builder keyset, int id, com.google.crypto.tink.Parameters parameters)
            throws GeneralSecurityException {
        return keyset.addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withFixedId(id)
                        .makePrimary())
                .build();
    }

    private static int newId(List<Integer> taken) {
        int id = RANDOM.nextInt();
        return id == 0 || taken.contains(id) ? newId(taken) : id;
    }

    /** The current key alone. */
    public Keys onlyCurrent() {
        try {
            return new Keys(onlyPrimary(fields), onlyPrimary(fingerprints), onlyPrimary(contents));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a part of good keys is good", e);
        }
    }

    private static KeysetHandle onlyPrimary(KeysetHandle keyset) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return builder.build();
    }

    /** The ids, the current one first, then the newest. */
    List<String> ids() {
        return ids.stream().map(KeyId::text).toList();
    }

    int current() {
        return current;
    }

    boolean has(int id) {
        return ids.contains(id);
    }

    byte[] seal(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text cannot be sealed", e);
        }
    }

    byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        return aead.decrypt(sealed, context);
    }

    /** With each key, in the order of {@link #ids}. */
    List<byte[]> fingerprints(byte[] value) {
        List<byte[]> all = new ArrayList<>(prfs.size());
        try {
            for (Prf prf : prfs) {
                all.add(prf.compute(value, FINGERPRINT_BYTES));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a fingerprint cannot be computed", e);
        }
        return all;
    }

    AesGcmHkdfStreaming currentStream() {
        return streams.get(current);
    }

    Optional<AesGcmHkdfStreaming> stream(int id) {
        return Optional.ofNullable(streams.get(id));
    }

    KeysetHandle fields() {
        return fields;
    }

    KeysetHandle fingerprints() {
        return fingerprints;
    }

    KeysetHandle contents() {
        return contents;
    }
}
