/**
 * The keys with which data are sealed at rest, for whoever administers them: which there are, how to change them while everything runs,
 * and how far the change has come. The encryption bundle implements {@link org.relais.encryption.KeyChanges}; REST and SOAP call it.
 * Whoever seals data finds what it needs in {@code org.relais.spi.encryption}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.encryption;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
