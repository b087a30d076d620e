package org.relais.service.desk.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.UnreadableException;

/** Seals for real, with keys in memory that a test can change. Thread-safe. */
final class TestEncryption implements FieldEncryption {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<byte[]> keys = new CopyOnWriteArrayList<>();

    TestEncryption() {
        rotate();
    }

    void rotate() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        keys.add(0, key);
    }

    void retire() {
        while (keys.size() > 1) {
            keys.remove(keys.size() - 1);
        }
    }

    @Override
    public String seal(String plain, String context) {
        try {
            byte[] nonce = new byte[12];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, context)
                    .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = new byte[nonce.length + sealed.length];
            System.arraycopy(nonce, 0, whole, 0, nonce.length);
            System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
            return PREFIX + id(keys.get(0)) + ":" + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String id(byte[] key) {
        return HexFormat.of().formatHex(key, 0, 4);
    }

    @Override
    public String open(String sealed, String context) {
        try {
            String[] parts = sealed.substring(PREFIX.length()).split(":");
            byte[] key = keys.stream()
                    .filter(one -> id(one).equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("no such key"));
            byte[] whole = Base64.getDecoder().decode(parts[1]);
            byte[] nonce = java.util.Arrays.copyOf(whole, 12);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(whole, 12, whole.length - 12),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new UnreadableException("does not open", unreadable);
        }
    }

    @Override
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(PREFIX + id(keys.get(0)) + ":");
    }

    @Override
    public List<String> fingerprints(String value, String context) {
        List<String> all = new ArrayList<>();
        for (byte[] key : keys) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                mac.update(context.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
                all.add(HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8))));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return all;
    }
}
