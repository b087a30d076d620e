package org.relais.core.internal.documents;

import java.text.Normalizer;

/** Makes names of files that every system can show and store, and that lead nowhere. */
final class DocumentNames {

    /** In characters; a usual file system allows 255 bytes. */
    static final int LONGEST = 200;

    private static final String NAMELESS = "document";

    private DocumentNames() {}

    /** The last part of a path, in composed Unicode, without characters that cannot be seen or that turn the text around. */
    static String clean(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .filter(DocumentNames::isKept)
                .forEach(kept::appendCodePoint);
        String name = shortened(kept.toString().strip());
        return name.isEmpty() || name.chars().allMatch(character -> character == '.') ? NAMELESS : name;
    }

    private static boolean isKept(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != 0xFFFE && character != 0xFFFF;
        };
    }

    /** Keeps the extension. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = LONGEST - extension.length();
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, whole) + extension;
    }
}
