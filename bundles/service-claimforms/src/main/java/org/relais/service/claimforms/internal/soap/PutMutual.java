package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.relais.service.claimforms.internal.mutuals.MutualEdit;

/** Adds a mutual, or replaces what is said about one. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "PutMutual")
@XmlType(propOrder = {"code", "expectedRevision", "name", "aliases", "destination", "active"})
@NullUnmarked
public final class PutMutual {

    @XmlElement(required = true)
    String code;

    Long expectedRevision;

    @XmlElement(required = true)
    LocalizedTextXml name;

    @XmlElement(name = "alias")
    List<String> aliases = new ArrayList<>();

    @XmlElement(required = true)
    String destination;

    Boolean active;

    MutualEdit edit() {
        return new MutualEdit(name.fr, name.en, aliases, destination, active);
    }
}
