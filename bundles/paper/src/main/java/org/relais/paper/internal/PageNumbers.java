package org.relais.paper.internal;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes under every page what it belongs to and which of how many it is. One for each paper; not thread-safe. */
final class PageNumbers extends PdfPageEventHelper {

    /** Room for the number of pages. */
    private static final float TOTAL_WIDTH = 40;

    private final String code;
    private final BaseFont font;
    private final float size;
    private final float margin;
    private @Nullable PdfTemplate total;

    PageNumbers(String code, PdfFont font, float size, float margin) throws IOException {
        this.code = code;
        this.font = font.base();
        this.size = size;
        this.margin = margin;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, size * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte content = writer.getDirectContent();
        float bottom = margin / 2;
        float right = document.getPageSize().getWidth() - margin;
        content.beginText();
        content.setFontAndSize(font, size);
        content.showTextAligned(Element.ALIGN_LEFT, code, margin, bottom, 0);
        content.showTextAligned(Element.ALIGN_RIGHT, writer.getPageNumber() + " / ", right - TOTAL_WIDTH, bottom, 0);
        content.endText();
        content.addTemplate(Objects.requireNonNull(total), right - TOTAL_WIDTH, bottom);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        PdfTemplate pages = Objects.requireNonNull(total);
        pages.beginText();
        pages.setFontAndSize(font, size);
        pages.showTextAligned(Element.ALIGN_LEFT, Integer.toString(writer.getPageNumber() - 1), 0, 0, 0);
        pages.endText();
    }
}
