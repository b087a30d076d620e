package org.relais.encryption.internal;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** How keys stand in the key file: three keysets of Tink as JSON, and a sum by which damage is told from other keys. */
final class KeyFileFormat {

    private static final String FORMAT = "relais-keys-1";
    private static final String FIELDS = "fields";
    private static final String FINGERPRINTS = "fingerprints";
    private static final String CONTENTS = "contents";

    private KeyFileFormat() {}

    static String write(Keys keys) throws GeneralSecurityException {
        Map<String, KeysetHandle> keysets = new TreeMap<>(
                Map.of(FIELDS, keys.fields(), FINGERPRINTS, keys.fingerprints(), CONTENTS, keys.contents()));
        JsonObject file = new JsonObject();
        file.addProperty("format", FORMAT);
        file.addProperty(
                "note", "Keys of Relais. Keep a copy, apart from the data. Whoever has both can read everything.");
        for (Map.Entry<String, KeysetHandle> keyset : keysets.entrySet()) {
            file.add(
                    keyset.getKey(),
                    JsonParser.parseString(TinkJsonProtoKeysetFormat.serializeKeyset(
                            keyset.getValue(), InsecureSecretKeyAccess.get())));
        }
        file.addProperty("sum", sum(file));
        return new GsonBuilder().setPrettyPrinting().create().toJson(file) + "\n";
    }

    /** @throws GeneralSecurityException when it is no key file, or a damaged one */
    static Keys read(String text) throws GeneralSecurityException {
        try {
            JsonObject file = JsonParser.parseString(text).getAsJsonObject();
            if (!FORMAT.equals(member(file, "format").getAsString())
                    || !sum(file).equals(member(file, "sum").getAsString())) {
                throw new GeneralSecurityException("its sum is wrong");
            }
            return new Keys(keyset(file, FIELDS), keyset(file, FINGERPRINTS), keyset(file, CONTENTS));
        } catch (RuntimeException malformed) {
            // without its cause: that may quote what it could not read
            throw new GeneralSecurityException("it is not of this form");
        }
    }

    private static KeysetHandle keyset(JsonObject file, String name) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(member(file, name).toString(), InsecureSecretKeyAccess.get());
    }

    private static JsonElement member(JsonObject file, String name) throws GeneralSecurityException {
        if (!file.has(name)) {
            throw new GeneralSecurityException(name + " is missing");
        }
        return file.get(name);
    }

    private static String sum(JsonObject file) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : new String[] {FIELDS, FINGERPRINTS, CONTENTS}) {
            digest.update(member(file, name).toString().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
