package org.relais.channel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.RequestContext;
import org.relais.errors.Errors;
import org.relais.texts.LocalizedText;

/** Hands on the one file of a {@code multipart/form-data} body while it arrives, without keeping it anywhere. */
final class MultipartBody {

    private static final LocalizedText ONE_FILE = new LocalizedText(
            "Un fichier est attendu dans un corps multipart/form-data.",
            "One file is expected in a multipart/form-data body.");

    private MultipartBody() {}

    /**
     * Does something with the first file of a body.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} when there is none
     * @throws IOException when the body does not arrive
     */
    static <T> T read(HttpServletRequest request, InputStream body, Function<Upload, T> work) throws IOException {
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(context(request, body));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (!part.isFormField()) {
                    try (InputStream content = part.openStream()) {
                        return work.apply(new Upload(Objects.requireNonNullElse(part.getName(), ""), content));
                    }
                }
            }
        } catch (UncheckedIOException broken) {
            throw failure(broken.getCause());
        } catch (FileUploadException | MalformedStreamException broken) {
            throw failure(broken);
        }
        throw Errors.invalid("/file", ONE_FILE);
    }

    /** A body that ends too early or is no multipart is the sender's mistake; one that does not arrive is nobody's. */
    private static IOException failure(Exception broken) {
        if (broken instanceof IOException failed && !(broken instanceof MalformedStreamException)) {
            return failed;
        }
        if (broken.getCause() instanceof IOException cause && !(cause instanceof MalformedStreamException)) {
            return cause;
        }
        throw Errors.invalid("/file", ONE_FILE);
    }

    private static RequestContext context(HttpServletRequest request, InputStream body) {
        return new RequestContext() {
            @Override
            public String getCharacterEncoding() {
                return "UTF-8";
            }

            @Override
            public String getContentType() {
                return request.getContentType();
            }

            @Override
            @Deprecated
            public int getContentLength() {
                return request.getContentLength();
            }

            @Override
            public InputStream getInputStream() {
                return body;
            }
        };
    }
}
