/**
 * The core's operations as the SOAP service CaseDesk. The contract is {@code wsdl/CaseDesk.wsdl}; the build makes the beans and the
 * port from it. The web bundle publishes the endpoint and turns exceptions into faults.
 */
@NullMarked
package org.relais.soap.internal;

import org.jspecify.annotations.NullMarked;
