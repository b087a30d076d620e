package org.relais.core.internal.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DocumentNamesTest {

    @Test
    void aNameIsKeptWithoutWhatLeadsElsewhereOrCannotBeSeen() {
        assertEquals("Reçu n° 1 (été).pdf", DocumentNames.clean("Reçu n° 1 (été).pdf"));
        assertEquals("passwd", DocumentNames.clean("../../etc/passwd"));
        assertEquals("a.pdf", DocumentNames.clean("C:\\Users\\léa\\a.pdf"));
        assertEquals("afdp.exe", DocumentNames.clean("a\u202efdp.exe\r\n"));
        assertEquals("é.pdf", DocumentNames.clean("e\u0301.pdf"));
        assertEquals("🏝.pdf", DocumentNames.clean("🏝.pdf"));
    }

    @Test
    void whatLeavesNoNameIsCalledADocument() {
        assertEquals("document", DocumentNames.clean(""));
        assertEquals("document", DocumentNames.clean(".."));
        assertEquals("document", DocumentNames.clean("folder/"));
        assertEquals("document", DocumentNames.clean("\u0000\u0007"));
    }

    @Test
    void aLongNameIsCutBeforeItsExtensionAndNotWithinACharacter() {
        String name = DocumentNames.clean("🏝".repeat(200) + ".pdf");
        assertTrue(name.length() <= DocumentNames.LONGEST && name.endsWith("🏝.pdf"), name);
    }
}
