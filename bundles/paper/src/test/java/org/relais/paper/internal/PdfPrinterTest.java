package org.relais.paper.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.decoder.Decoder;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.spi.paper.Letter;
import org.relais.spi.paper.SignedList;

/** What is printed is read back. */
class PdfPrinterTest {

    private static final Pattern SQUARE = Pattern.compile("([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+) re");

    /** In points; nothing else that is drawn is as high. */
    private static final double BAR_HEIGHT = 30;

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

    @Test
    void aListHasItsHeadOnEveryPageAndABarCodeThatScansAsItsNumber() throws Exception {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(line -> List.of(Integer.toString(line), "FS-2021-%04d".formatted(line), "L. K."))
                .toList();
        byte[] pdf = printer.print(new SignedList(
                new Letter(
                        List.of("Bureau des relations au public"),
                        List.of("CAFAT"),
                        "Bordereau de transmission FDS-B-DAJI-2021-000012",
                        List.of("Établi par claims"),
                        Locale.FRENCH),
                "FDS-B-DAJI-2021-000012",
                List.of("N°", "N° du formulaire", "Initiales"),
                rows,
                List.of("Nombre de formulaires : 120"),
                List.of("Remis par", "Reçu par")));

        try (PdfReader reader = new PdfReader(pdf)) {
            assertTrue(reader.getNumberOfPages() > 1, "120 lines take more than a page");
            StringBuilder all = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                String text = new PdfTextExtractor(reader).getTextFromPage(page);
                assertTrue(text.contains("N° du formulaire"), "page " + page + ": " + text);
                assertTrue(text.contains("FDS-B-DAJI-2021-000012"), "page " + page + ": " + text);
                assertTrue(text.contains(page + " / " + reader.getNumberOfPages()), "page " + page + ": " + text);
                all.append(text);
            }
            rows.forEach(row -> assertTrue(all.indexOf(row.get(1)) >= 0, row.get(1)));
            assertTrue(all.indexOf("Nombre de formulaires : 120") >= 0, all::toString);
            assertTrue(all.indexOf("Reçu par") >= 0, all::toString);
            String content = new String(reader.getPageContent(1), StandardCharsets.ISO_8859_1);
            assertEquals("FDS-B-DAJI-2021-000012", scanned(content));
        }
    }

    /** Reads the bars of the content as a scanner does, row by row of one pixel. */
    private static String scanned(String content) throws Exception {
        List<MatchResult> bars = SQUARE.matcher(content)
                .results()
                .filter(bar -> number(bar, 4) == BAR_HEIGHT)
                .toList();
        double left = bars.stream().mapToDouble(bar -> number(bar, 1)).min().orElseThrow();
        double module = bars.stream().mapToDouble(bar -> number(bar, 3)).min().orElseThrow();
        int margin = 20;
        int width = margin * 2
                + (int) Math.round(bars.stream()
                                        .mapToDouble(bar -> number(bar, 1) + number(bar, 3))
                                        .max()
                                        .orElseThrow()
                                / module
                        - left / module);
        BitArray row = new BitArray(width);
        bars.forEach(bar -> {
            int from = margin + (int) Math.round((number(bar, 1) - left) / module);
            row.setRange(from, from + (int) Math.round(number(bar, 3) / module));
        });
        return new Code128Reader().decodeRow(0, row, null).getText();
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
