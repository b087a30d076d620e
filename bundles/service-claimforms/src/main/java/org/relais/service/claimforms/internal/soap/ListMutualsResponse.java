package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/** All mutuals. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "ListMutualsResponse")
public final class ListMutualsResponse {

    @XmlElement(name = "item")
    List<MutualXml> items = new ArrayList<>();
}
