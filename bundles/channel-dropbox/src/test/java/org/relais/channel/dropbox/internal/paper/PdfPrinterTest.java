package org.relais.channel.dropbox.internal.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is printed is read back. */
class PdfPrinterTest {

    private static final Pattern SQUARE = Pattern.compile("([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+) re");

    private final PdfPrinter printer = new PdfPrinter();

    @Test
    void aLetterHasEveryCharacterOfFrenchAndItsFontInIt() throws Exception {
        String line = "Sans réponse : cœur, Œuvre, Nouméa, ça, où, île, haï, « 20 € »";
        byte[] pdf = printer.print(new Letter(
                List.of("Bureau des relations au public", "20.30.00"),
                List.of("Amélie Hnamano"),
                "Accusé de réception DAJI-2021-000317",
                List.of(line),
                Locale.FRENCH));

        try (PdfReader reader = new PdfReader(pdf)) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertTrue(text.contains(line), text);
            assertTrue(text.contains("Accusé de réception DAJI-2021-000317"), text);
            assertTrue(text.contains("Amélie Hnamano"), text);
        }
        String raw = new String(pdf, StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("/FontFile2"), "the font is embedded");
        assertTrue(pdf.length < 60_000, "only the characters that are used: " + pdf.length);
    }

    @Test
    void theQrCodeOfALabelHoldsTheRegistrationNumber() throws Exception {
        byte[] pdf = printer.label("DAJI-2021-000317", "2021-09-27");

        try (PdfReader reader = new PdfReader(pdf)) {
            assertTrue(new PdfTextExtractor(reader).getTextFromPage(1).contains("DAJI-2021-000317"));
            String content = new String(reader.getPageContent(1), StandardCharsets.ISO_8859_1);
            assertEquals(
                    "DAJI-2021-000317", new Decoder().decode(squares(content)).getText());
        }
    }

    private static BitMatrix squares(String content) {
        List<MatchResult> squares = SQUARE.matcher(content).results().toList();
        double size = Double.parseDouble(squares.get(0).group(3));
        double left = squares.stream().mapToDouble(one -> number(one, 1)).min().orElseThrow();
        double top = squares.stream().mapToDouble(one -> number(one, 2)).max().orElseThrow();
        double right = squares.stream().mapToDouble(one -> number(one, 1)).max().orElseThrow();
        BitMatrix matrix = new BitMatrix((int) Math.round((right - left) / size) + 1);
        squares.forEach(one -> matrix.set(
                (int) Math.round((number(one, 1) - left) / size), (int) Math.round((top - number(one, 2)) / size)));
        return matrix;
    }

    private static double number(MatchResult square, int group) {
        return Double.parseDouble(square.group(group));
    }
}
