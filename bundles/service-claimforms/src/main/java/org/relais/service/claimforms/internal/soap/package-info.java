/** The mutuals over SOAP: the endpoint, and its contract's elements. */
@NullMarked
@XmlSchema(namespace = ClaimFormsEndpoint.NAMESPACE, elementFormDefault = XmlNsForm.QUALIFIED)
package org.relais.service.claimforms.internal.soap;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
