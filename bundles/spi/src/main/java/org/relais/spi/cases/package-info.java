/**
 * How the platform's own capabilities lead cases of which they are in charge. The core implements
 * {@link org.relais.spi.cases.ServiceCases} and {@link org.relais.spi.cases.ServiceRetention}; the services bundle calls them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.cases;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
