package org.relais.deployment.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Which bundle a file holds.
 *
 * @param symbolicName empty when the file is no bundle
 * @param sha256 of the whole file, by which contents are told apart; versions are not enough, builds of one version differ
 */
record BundleFile(String symbolicName, String version, String sha256) {

    /** What may become the name of a folder or of a file. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

    private static final int BUFFER = 1 << 16;

    boolean isBundle() {
        return !symbolicName.isEmpty();
    }

    /** Reads a complete file. */
    static BundleFile read(Path file) throws IOException {
        String sha256 = sha256(file);
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Optional<Attributes> main = Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes);
            String name = main.map(attributes -> attributes.getValue("Bundle-SymbolicName"))
                    .map(value -> value.split(";", 2)[0].strip())
                    .filter(value -> NAME.matcher(value).matches())
                    .orElse("");
            String version = main.map(attributes -> attributes.getValue("Bundle-Version"))
                    .map(String::strip)
                    .filter(value -> NAME.matcher(value).matches())
                    .orElse("0.0.0");
            return new BundleFile(name, version, sha256);
        }
    }

    /** False while a file is still being copied: a zip ends with its table of contents. */
    static boolean isComplete(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (IOException stillWritten) {
            return false;
        }
    }

    static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // the digest reads along
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return symbolicName + " " + version;
    }
}
