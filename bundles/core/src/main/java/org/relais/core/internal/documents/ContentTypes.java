package org.relais.core.internal.documents;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Finds the type of a content in the content alone. What Apache Tika takes for a package of Office Open XML is told apart by the part
 * that each kind has to have (ECMA-376, part 1, section 11.2); one with macros is none of them.
 */
final class ContentTypes {

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final Set<String> PACKAGES =
            Set.of("application/zip", "application/x-tika-ooxml", "application/x-tika-msoffice");
    private static final String UNKNOWN_PACKAGE = "application/zip";
    private static final String CONTENTS = "[Content_Types].xml";

    private static final Map<String, String> MAIN_PARTS = Map.of(
            "word/document.xml", OPEN_XML + "wordprocessingml.document",
            "xl/workbook.xml", OPEN_XML + "spreadsheetml.sheet",
            "ppt/presentation.xml", OPEN_XML + "presentationml.presentation");

    /** The list of parts is a small text; a larger one is no document of a citizen. */
    private static final int LONGEST_LIST = 1024 * 1024;

    /** What can be told apart and handed out safely; none of them runs in a browser. */
    static final Set<String> KNOWN = Set.of(
            "application/pdf",
            "image/jpeg",
            "image/png",
            "image/tiff",
            "image/heic",
            "image/gif",
            "image/webp",
            "text/plain",
            "application/rtf",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            OPEN_XML + "wordprocessingml.document",
            OPEN_XML + "spreadsheetml.sheet",
            OPEN_XML + "presentationml.presentation");

    private ContentTypes() {}

    /** Read once, when the first document arrives: the table is large. */
    private static final class Table {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes(ContentTypes.class.getClassLoader());
    }

    /** A content, to be read from its beginning as often as it takes. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** The media type without parameters. */
    static String of(Source source, long size) throws IOException {
        String found;
        try (InputStream content = new BufferedInputStream(source.open())) {
            found = Table.TYPES.detect(content, new Metadata()).getBaseType().toString();
        }
        return PACKAGES.contains(found) ? packaged(source, size) : found;
    }

    private static String packaged(Source source, long size) throws IOException {
        Optional<PackageParts> read = PackageParts.of(source, size);
        if (read.isEmpty()) {
            return UNKNOWN_PACKAGE;
        }
        PackageParts parts = read.get();
        List<String> kinds = MAIN_PARTS.entrySet().stream()
                .filter(part -> parts.has(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return kinds.size() == 1 && contents(parts).contains("\"" + kinds.get(0) + ".main+xml\"")
                ? kinds.get(0)
                : UNKNOWN_PACKAGE;
    }

    private static String contents(PackageParts parts) throws IOException {
        try {
            return parts.text(CONTENTS, LONGEST_LIST);
        } catch (ZipException | EOFException damaged) {
            return "";
        }
    }
}
