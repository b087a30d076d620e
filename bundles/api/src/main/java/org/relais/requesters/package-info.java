/**
 * People and organisations that the office knows, and cases that a new request may be about. The core implements
 * {@link org.relais.requesters.Requesters} and {@link org.relais.requesters.CaseSuggestions}; the REST and SOAP adapters and the
 * console call them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.requesters;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
