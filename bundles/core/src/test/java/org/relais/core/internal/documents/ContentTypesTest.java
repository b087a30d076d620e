package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypesTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String TEXT = "application/vnd.oasis.opendocument.text";

    @ParameterizedTest
    @CsvSource({
        "255044462d312e370a, application/pdf",
        "ffd8ffe000104a46494600010100, image/jpeg",
        "89504e470d0a1a0a0000000d49484452, image/png",
        "49492a0008000000, image/tiff",
        "00000018667479706865696300000000, image/heic",
        "426f6e6a6f7572, text/plain",
        "c3a974c3a90a, text/plain"
    })
    void whatCitizensSendIsRecognised(String hexadecimal, String type) throws IOException {
        assertEquals(type, typeOf(HexFormat.of().parseHex(hexadecimal)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>x</body></html>",
                "<!DOCTYPE html><p>x",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "#!/bin/sh\necho x",
                "MZ\u0090\u0000\u0003\u0000\u0000\u0000",
                "\u007fELF\u0002\u0001\u0001\u0000",
                "\u0000\u0001\u0002"
            })
    void whatRunsOrIsNothingIsNeverAllowed(String content) throws IOException {
        assertFalse(ContentTypes.KNOWN.contains(typeOf(content.getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void officeDocumentsAreToldApartFromArchivesAndFromThoseWithMacros() throws IOException {
        assertEquals(WORD, typeOf(openXml(WORD + ".main+xml", "word/document.xml")));
        assertEquals(
                "application/zip",
                typeOf(openXml("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml")));
        assertEquals("application/zip", typeOf(openXml(WORD + ".main+xml", "evil.exe")));
        assertEquals(TEXT, typeOf(openDocument()));
    }

    @Test
    void whatTheListOfPartsSaysCountsAndADamagedListIsNoDocument() throws IOException {
        byte[] good = openXml(WORD + ".main+xml", "word/document.xml");
        for (int cut = 1; cut < good.length - 4; cut += 3) {
            byte[] damaged = Arrays.copyOf(good, good.length - cut);
            assertNotEquals(WORD, typeOf(damaged), "without the last " + cut);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertNotEquals(WORD, typeOf(longer));
        byte[] before = new byte[good.length + 4];
        System.arraycopy(good, 0, before, 4, good.length);
        System.arraycopy(good, 0, before, 0, 4);
        assertNotEquals(WORD, typeOf(before));
    }

    @Test
    void aPackageWithACommentOrLargePartsIsReadLikeAnyOther() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/media/picture.png"));
            byte[] picture = new byte[3 * 1024 * 1024];
            new Random(1).nextBytes(picture);
            zip.write(picture);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types><Override ContentType=\"" + WORD + ".main+xml\"/></Types>")
                    .getBytes(StandardCharsets.UTF_8));
            zip.setComment("Écrit par un logiciel");
        }
        assertEquals(WORD, typeOf(bytes.toByteArray()));
    }

    private String typeOf(byte[] content) throws IOException {
        return ContentTypes.of(() -> new ByteArrayInputStream(content), content.length);
    }

    private static byte[] openXml(String type, String part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types><Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/></Types>")
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(part));
            zip.write('x');
        }
        return bytes.toByteArray();
    }

    private static byte[] openDocument() throws IOException {
        byte[] type = TEXT.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write('x');
        }
        return bytes.toByteArray();
    }
}
