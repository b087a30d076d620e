package org.relais.spi.paper;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes PDF documents, with the font in them, so that they look the same everywhere. The same paper always gives the same pages.
 * Thread-safe; what is printed is held in memory, so lists have an end.
 */
@ProviderType
public interface Printer {

    /** A letter on A4. */
    byte[] print(Letter letter);

    /** A list on A4, each page with its title and the head of its table. */
    byte[] print(SignedList list);

    /**
     * A label with a QR code.
     *
     * @param code what the QR code holds, printed beside it too
     * @param below a line under it
     */
    byte[] label(String code, String below);
}
