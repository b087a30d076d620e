package org.relais.paper.internal;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one font of all papers: Liberation Sans, metrics of Arial, every character of French, SIL Open Font License. Thread-safe. */
final class PdfFont {

    private static final String FILE = "/font-fallback/LiberationSans-Regular.ttf";

    private final byte[] font;

    PdfFont() {
        try (InputStream resource = PdfFont.class.getResourceAsStream(FILE)) {
            font = Objects.requireNonNull(resource, FILE).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** New for each paper, since it collects the characters that are used. */
    BaseFont base() throws IOException {
        return BaseFont.createFont("LiberationSans.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font, null);
    }

    Font of(float size) throws IOException {
        return new Font(base(), size);
    }
}
