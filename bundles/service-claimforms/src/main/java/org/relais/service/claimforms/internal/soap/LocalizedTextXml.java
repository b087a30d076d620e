package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.NullUnmarked;
import org.relais.texts.LocalizedText;

/** A text in both languages, as all contracts spell it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        name = "LocalizedText",
        namespace = LocalizedTextXml.NAMESPACE,
        propOrder = {"fr", "en"})
@NullUnmarked
public final class LocalizedTextXml {

    static final String NAMESPACE = "urn:relais:common";

    @XmlElement(namespace = NAMESPACE, required = true)
    String fr;

    @XmlElement(namespace = NAMESPACE, required = true)
    String en;

    static LocalizedTextXml of(LocalizedText text) {
        LocalizedTextXml element = new LocalizedTextXml();
        element.fr = text.fr();
        element.en = text.en();
        return element;
    }
}
