package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlRootElement;

/** Asks for all mutuals. */
@XmlRootElement(name = "ListMutuals")
public final class ListMutuals {}
