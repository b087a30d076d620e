/**
 * How Relais says no: one unchecked exception with a stable code. Every bundle throws it; the REST and SOAP adapters turn it into
 * a problem document or a fault. Plug-ins add codes of their own, prefixed with their id.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.errors;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
