/**
 * The case and everything that happens to it. The core implements {@link org.relais.cases.CaseService} and
 * {@link org.relais.queues.CaseQueues}; the REST and SOAP adapters, the console and plug-ins call them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.cases;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
