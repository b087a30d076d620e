/**
 * Sealing of what must not be readable in the database, on the disk or in a backup. The encryption bundle implements
 * {@link org.relais.spi.encryption.FieldEncryption} and {@link org.relais.spi.encryption.ContentEncryption} with AES-256-GCM; whoever keeps
 * sealed data registers {@link org.relais.spi.encryption.SealedData}, so that keys can be changed while everything runs.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.encryption;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
