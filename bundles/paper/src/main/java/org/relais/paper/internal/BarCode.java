package org.relais.paper.internal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.lowagie.text.pdf.PdfContentByte;

/** A bar code (Code 128, ISO/IEC 15417) of a text of ASCII characters. */
final class BarCode {

    private static final float HEIGHT = 30;
    private static final float MODULE = 1.1f;

    private final BitMatrix modules;

    private BarCode(BitMatrix modules) {
        this.modules = modules;
    }

    static BarCode of(String text) {
        return new BarCode(new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1));
    }

    /** Draws the bars from a left and lower edge on, in points. */
    void draw(PdfContentByte content, float left, float bottom) {
        int begin = -1;
        for (int x = 0; x <= modules.getWidth(); x++) {
            boolean dark = x < modules.getWidth() && modules.get(x, 0);
            if (dark && begin < 0) {
                begin = x;
            }
            if (!dark && begin >= 0) {
                content.rectangle(left + begin * MODULE, bottom, (x - begin) * MODULE, HEIGHT);
                begin = -1;
            }
        }
        content.fill();
    }
}
