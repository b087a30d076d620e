package org.relais.paper.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.spi.paper.Letter;
import org.relais.spi.paper.Printer;
import org.relais.spi.paper.SignedList;

/** Papers with OpenPDF; codes with ZXing, drawn as rectangles and not as images: sharp at every size. Thread-safe. */
@Component
public final class PdfPrinter implements Printer {

    private static final float MARGIN = 60;
    private static final float TEXT = 11;
    private static final float SMALL = 9;
    private static final float TITLE = 15;

    /** A common address label, 89 by 36 mm, in points. */
    private static final Rectangle LABEL = new Rectangle(252, 102);

    private static final float QR_SIZE = 86;
    private static final float EDGE = 8;

    private static final float SIGNATURE_HEIGHT = 70;

    private final PdfFont font;

    @Activate
    public PdfPrinter() {
        this.font = new PdfFont();
    }

    @Override
    public byte[] print(Letter letter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter writer = PdfWriter.getInstance(document, pdf);
            document.addTitle(letter.title());
            document.open();
            writer.getExtraCatalog()
                    .put(PdfName.LANG, new PdfString(letter.language().toLanguageTag()));
            addHead(document, letter);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pdf.toByteArray();
    }

    private void addHead(Document document, Letter letter) throws IOException {
        Font text = font.of(TEXT);
        letter.sender().forEach(line -> document.add(new Paragraph(line, text)));
        for (String line : letter.addressee()) {
            Paragraph addressee = new Paragraph(line, text);
            addressee.setIndentationLeft(PageSize.A4.getWidth() / 2 - MARGIN);
            document.add(addressee);
        }
        Paragraph title = new Paragraph(letter.title(), font.of(TITLE));
        title.setSpacingBefore(TITLE * 2);
        title.setSpacingAfter(TITLE);
        document.add(title);
        addParagraphs(document, letter.body());
    }

    private void addParagraphs(Document document, List<String> paragraphs) throws IOException {
        for (String line : paragraphs) {
            Paragraph paragraph = new Paragraph(line, font.of(TEXT));
            paragraph.setSpacingAfter(TEXT / 2);
            document.add(paragraph);
        }
    }

    @Override
    public byte[] print(SignedList list) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter writer = PdfWriter.getInstance(document, pdf);
            writer.setPageEvent(new PageNumbers(list.code(), font, SMALL, MARGIN));
            document.addTitle(list.head().title());
            document.open();
            writer.getExtraCatalog()
                    .put(PdfName.LANG, new PdfString(list.language().toLanguageTag()));
            BarCode.of(list.code()).draw(writer.getDirectContent(), MARGIN, PageSize.A4.getHeight() - MARGIN + EDGE);
            addHead(document, list.head());
            document.add(table(list));
            addParagraphs(document, list.below());
            document.add(signatures(list.signatures()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pdf.toByteArray();
    }

    private PdfPTable table(SignedList list) throws IOException {
        PdfPTable table = new PdfPTable(list.columns().size());
        table.setWidthPercentage(100);
        table.setSpacingBefore(TEXT);
        table.setSpacingAfter(TEXT);
        table.setHeaderRows(1);
        for (String column : list.columns()) {
            PdfPCell cell = cell(column);
            cell.setGrayFill(0.9f);
            table.addCell(cell);
        }
        for (List<String> row : list.rows()) {
            for (String text : row) {
                table.addCell(cell(text));
            }
        }
        return table;
    }

    private PdfPCell cell(String text) throws IOException {
        PdfPCell cell = new PdfPCell(new Phrase(text, font.of(SMALL)));
        cell.setPadding(EDGE / 2);
        return cell;
    }

    /** Boxes that stay on one page. */
    private PdfPTable signatures(List<String> over) throws IOException {
        PdfPTable boxes = new PdfPTable(Math.max(1, over.size()));
        boxes.setWidthPercentage(100);
        boxes.setSpacingBefore(TITLE);
        boxes.setKeepTogether(true);
        for (String text : over) {
            PdfPCell box = cell(text);
            box.setFixedHeight(SIGNATURE_HEIGHT);
            boxes.addCell(box);
        }
        return boxes;
    }

    @Override
    public byte[] label(String code, String below) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (Document document = new Document(LABEL)) {
            PdfWriter writer = PdfWriter.getInstance(document, pdf);
            document.addTitle(code);
            document.open();
            PdfContentByte content = writer.getDirectContent();
            draw(code, content);
            content.beginText();
            content.setFontAndSize(font.base(), TEXT);
            float left = EDGE * 2 + QR_SIZE;
            content.showTextAligned(Element.ALIGN_LEFT, code, left, LABEL.getHeight() / 2 + TEXT / 2, 0);
            content.showTextAligned(Element.ALIGN_LEFT, below, left, LABEL.getHeight() / 2 - TEXT, 0);
            content.endText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pdf.toByteArray();
    }

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
