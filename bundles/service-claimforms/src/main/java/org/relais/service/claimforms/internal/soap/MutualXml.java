package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.relais.service.claimforms.internal.mutuals.Mutual;

/** A mutual as clients see it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        name = "Mutual",
        propOrder = {"code", "name", "aliases", "destination", "active", "revision"})
@NullUnmarked
public final class MutualXml {

    @XmlElement(required = true)
    String code;

    @XmlElement(required = true)
    LocalizedTextXml name;

    @XmlElement(name = "alias")
    List<String> aliases = new ArrayList<>();

    @XmlElement(required = true)
    String destination;

    boolean active;

    long revision;

    static MutualXml of(Mutual mutual) {
        MutualXml element = new MutualXml();
        element.code = mutual.code();
        element.name = LocalizedTextXml.of(mutual.name());
        element.aliases.addAll(mutual.aliases());
        element.destination = mutual.destination();
        element.active = mutual.active();
        element.revision = mutual.revision();
        return element;
    }
}
