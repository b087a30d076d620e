package org.relais.core.internal.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.ContentEncryption;
import org.relais.spi.encryption.FieldEncryption;

/**
 * Contents as sealed files, named by keyed fingerprints; those of before are in clear until they are sealed anew. Nothing of a content is
 * written in clear at any moment. Thread-safe, also between processes that share the folder.
 */
@Component(service = ContentFiles.class)
public final class ContentFiles {

    private static final String CONTEXT = "core.content";
    private static final int BUFFER = 64 * 1024;

    private final ContentFolder folder;
    private final FieldEncryption fields;
    private final ContentEncryption contents;

    @Activate
    public ContentFiles(
            @Reference DocumentSettings settings,
            @Reference FieldEncryption fields,
            @Reference ContentEncryption contents) {
        this.folder = new ContentFolder(settings.folder());
        this.fields = fields;
        this.contents = contents;
    }

    /**
     * What a sender sent, whole and sealed, but not yet as the content that it is: its hash was not known before its end.
     *
     * @param sha256 lower-case hexadecimal
     */
    record Received(Path file, String sha256, long size) {}

    /** A content has more bytes than it may have. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    ContentFolder folder() {
        return folder;
    }

    /** The name that the file of a content has by the current key, as far as this node has noticed it. */
    String nameOf(String sha256) {
        return fields.fingerprints(sha256, CONTEXT).get(0);
    }

    /**
     * Reads a content to its end.
     *
     * @throws TooLargeException when it goes on beyond the limit
     * @throws UncheckedIOException when the sender's stream breaks off
     * @throws IOException when it cannot be written
     */
    Received receive(InputStream content, long maxBytes) throws IOException {
        Path file = folder.newFile();
        MessageDigest sha256 = sha256();
        try (OutputStream out = sealing(file, context(file))) {
            long size = write(content, maxBytes, out, sha256);
            return new Received(file, HexFormat.of().formatHex(sha256.digest()), size);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static long write(InputStream content, long maxBytes, OutputStream out, MessageDigest sha256)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
            size += read;
            if (size > maxBytes) {
                throw new TooLargeException();
            }
            sha256.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return size;
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    InputStream open(Received received) throws IOException {
        return opening(received.file(), context(received.file()));
    }

    /** Seals what was received as the content that it is, in a file to be placed. */
    Path seal(Received received) throws IOException {
        return seal(open(received), received.sha256());
    }

    /** Seals a content that is there anew, with the current key, in a file to be placed. */
    Path seal(ContentFile content) throws IOException {
        return seal(open(content), content.sha256());
    }

    private Path seal(InputStream plain, String sha256) throws IOException {
        Path file = folder.newFile();
        try (InputStream in = plain;
                OutputStream out = sealing(file, context(sha256))) {
            in.transferTo(out);
            return file;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** Forgets what was not placed. */
    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException laterThen) {
            // the sweep removes it
        }
    }

    boolean has(ContentFile content) {
        try {
            long size = content.isSealed() ? contents.sealedSize(content.size()) : content.size();
            return Files.size(folder.path(content.name())) == size;
        } catch (IOException absent) {
            return false;
        }
    }

    /** @throws NoSuchFileException when it is not there, perhaps no longer by this name */
    InputStream open(ContentFile content) throws IOException {
        Path file = folder.path(content.name());
        return content.isSealed() ? opening(file, context(content.sha256())) : Files.newInputStream(file);
    }

    private InputStream opening(Path file, String context) throws IOException {
        InputStream sealed = Files.newInputStream(file);
        try {
            return contents.open(sealed, context);
        } catch (IOException | RuntimeException failure) {
            sealed.close();
            throw failure;
        }
    }

    private OutputStream sealing(Path file, String context) throws IOException {
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return contents.seal(out, context);
        } catch (IOException | RuntimeException failure) {
            out.close();
            throw failure;
        }
    }

    private static String context(String sha256) {
        return CONTEXT + '/' + sha256;
    }

    private static String context(Path received) {
        return CONTEXT + "/incoming/" + received.getFileName();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
