package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.NullUnmarked;

/** The mutual as it stands now. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "PutMutualResponse")
@NullUnmarked
public final class PutMutualResponse {

    @XmlElement(required = true)
    MutualXml mutual;
}
