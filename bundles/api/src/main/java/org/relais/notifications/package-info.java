/**
 * What Relais asks people to look at. The core implements {@link org.relais.notifications.Notifications} on a durable inbox; the
 * REST and SOAP adapters and the console call it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.notifications;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
