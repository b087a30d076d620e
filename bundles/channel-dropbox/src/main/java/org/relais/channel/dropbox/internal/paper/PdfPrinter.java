package org.relais.channel.dropbox.internal.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Makes PDF documents, with the font in them, so that they look the same everywhere. Thread-safe. */
public final class PdfPrinter {

    private static final float MARGIN = 60;
    private static final float TEXT = 11;
    private static final float TITLE = 15;

    /** A common address label, 89 by 36 mm, in points. */
    private static final Rectangle LABEL = new Rectangle(252, 102);

    private static final float QR_SIZE = 86;
    private static final float EDGE = 8;

    /** Liberation Sans: metrics of Arial, every character of French, SIL Open Font License. */
    private static final String FONT = "/font-fallback/LiberationSans-Regular.ttf";

    private final byte[] font;

    public PdfPrinter() {
        try (InputStream resource = PdfPrinter.class.getResourceAsStream(FONT)) {
            font = Objects.requireNonNull(resource, FONT).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private BaseFont baseFont() throws IOException {
        return BaseFont.createFont("LiberationSans.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font, null);
    }

    /** A letter on A4. */
    public byte[] print(Letter letter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter writer = PdfWriter.getInstance(document, pdf);
            document.addTitle(letter.title());
            document.open();
            writer.getExtraCatalog()
                    .put(PdfName.LANG, new PdfString(letter.language().toLanguageTag()));
            Font text = new Font(baseFont(), TEXT);
            letter.sender().forEach(line -> document.add(new Paragraph(line, text)));
            for (String line : letter.addressee()) {
                Paragraph addressee = new Paragraph(line, text);
                addressee.setIndentationLeft(PageSize.A4.getWidth() / 2 - MARGIN);
                document.add(addressee);
            }
            Paragraph title = new Paragraph(letter.title(), new Font(baseFont(), TITLE));
            title.setSpacingBefore(TITLE * 2);
            title.setSpacingAfter(TITLE);
            document.add(title);
            for (String line : letter.body()) {
                Paragraph paragraph = new Paragraph(line, text);
                paragraph.setSpacingAfter(TEXT / 2);
                document.add(paragraph);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pdf.toByteArray();
    }

    /**
     * A label with a QR code.
     *
     * @param code what the QR code holds, printed beside it too
     * @param below a line under it
     */
    public byte[] label(String code, String below) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (Document document = new Document(LABEL)) {
            PdfWriter writer = PdfWriter.getInstance(document, pdf);
            document.addTitle(code);
            document.open();
            PdfContentByte content = writer.getDirectContent();
            draw(code, content);
            content.beginText();
            content.setFontAndSize(baseFont(), TEXT);
            float left = EDGE * 2 + QR_SIZE;
            content.showTextAligned(Element.ALIGN_LEFT, code, left, LABEL.getHeight() / 2 + TEXT / 2, 0);
            content.showTextAligned(Element.ALIGN_LEFT, below, left, LABEL.getHeight() / 2 - TEXT, 0);
            content.endText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pdf.toByteArray();
    }

    /** As squares and not as an image: sharp at every size. */
    private static void draw(String code, PdfContentByte content) {
        ByteMatrix modules = modules(code);
        float size = QR_SIZE / modules.getWidth();
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row) == 1) {
                    content.rectangle(EDGE + column * size, LABEL.getHeight() - EDGE - (row + 1) * size, size, size);
                }
            }
        }
        content.fill();
    }

    private static ByteMatrix modules(String code) {
        try {
            return Encoder.encode(code, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds '" + code + "'", tooLong);
        }
    }
}
