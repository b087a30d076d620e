package org.relais.rest.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Note;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * A form with a file (RFC 7578), read while it comes in: nothing of the file is kept here. That is why the file has to be its last
 * part, after everything that says what it is.
 *
 * @param contentType with the boundary
 */
record DocumentForm(String contentType, InputStream body) implements UploadContext {

    private static final String FILE = "file";
    private static final int LONGEST_FIELD = 8 * 1024;
    private static final int LONGEST_PART_HEADER = 8 * 1024;
    private static final int MOST_FIELDS = 10;

    /**
     * Has the document stored.
     *
     * @param store reads the content to its end
     * @throws org.relais.errors.RelaisException {@code invalid-request} for a form that is incomplete, malformed or has a part too many
     */
    DocumentView store(Function<NewDocument, DocumentView> store) throws IOException {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setPartHeaderSizeMax(LONGEST_PART_HEADER);
        try {
            FileItemIterator parts = upload.getItemIterator(this);
            Map<String, String> fields = new HashMap<>();
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (FILE.equals(part.getFieldName())) {
                    return store.apply(document(part, fields, parts));
                }
                add(part, fields);
            }
            throw Errors.invalid("/" + FILE, new LocalizedText("Obligatoire.", "Required."));
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof MalformedStreamException) {
                throw malformed();
            }
            throw broken.getCause();
        } catch (FileUploadException | MalformedStreamException broken) {
            if (broken.getCause() instanceof IOException cause && !(cause instanceof MalformedStreamException)) {
                throw cause;
            }
            throw malformed();
        }
    }

    private static void add(FileItemStream part, Map<String, String> fields) throws IOException {
        String name = String.valueOf(part.getFieldName());
        byte[] value;
        try (InputStream content = part.openStream()) {
            value = content.readNBytes(LONGEST_FIELD + 1);
        }
        if (value.length > LONGEST_FIELD || fields.size() >= MOST_FIELDS) {
            throw Errors.invalid(
                    FieldError.pointer("", name),
                    new LocalizedText(
                            "Trop long, ou un champ de trop ; le fichier se nomme « file ».",
                            "Too long, or a field too many; the file is called \"file\"."));
        }
        if (fields.put(name, new String(value, StandardCharsets.UTF_8)) != null) {
            throw Errors.invalid(
                    FieldError.pointer("", name), new LocalizedText("Donné plusieurs fois.", "Given more than once."));
        }
    }

    private static NewDocument document(FileItemStream file, Map<String, String> fields, FileItemIterator parts)
            throws IOException {
        Parameters given = new Parameters(fields);
        Note.@Nullable Visibility visibility = given.choice("visibility", Note.Visibility.class);
        @Nullable String note = given.optional("note");
        given.check();
        return new NewDocument(
                file.getName() == null ? "" : file.getName(),
                new LastPart(file.openStream(), parts),
                visibility == null ? Note.Visibility.INTERNAL : visibility,
                note);
    }

    /** A content after which nothing may come: what follows could say something else about a document that is stored already. */
    private static final class LastPart extends FilterInputStream {

        private final FileItemIterator parts;

        LastPart(InputStream content, FileItemIterator parts) {
            super(content);
            this.parts = parts;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return checked(super.read(target, offset, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0 && hasMore()) {
                throw Errors.invalid(
                        "/" + FILE,
                        new LocalizedText(
                                "Le fichier doit être la dernière partie du formulaire.",
                                "The file has to be the last part of the form."));
            }
            return read;
        }

        private boolean hasMore() throws IOException {
            try {
                return parts.hasNext();
            } catch (FileUploadException broken) {
                throw new MalformedStreamException(broken.getMessage());
            }
        }
    }

    private static RuntimeException malformed() {
        return Errors.invalid(
                "",
                new LocalizedText(
                        "Le formulaire multipart/form-data est incomplet ou mal formé.",
                        "The multipart/form-data form is incomplete or malformed."));
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    @Deprecated
    public int getContentLength() {
        return -1;
    }

    @Override
    public InputStream getInputStream() {
        return body;
    }
}
