package org.relais.tracking;

import org.relais.texts.LocalizedText;

/**
 * A document that a procedure asks citizens for.
 *
 * @param mandatory nothing is decided without it
 */
public record TopicDocument(
        String procedure, LocalizedText procedureName, String document, LocalizedText name, boolean mandatory) {}
