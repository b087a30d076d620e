/**
 * What is printed: letters, lists to be signed, labels. The paper bundle implements {@link org.relais.spi.paper.Printer}; plug-ins say
 * what stands on the paper, and all papers of the office look alike.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.paper;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
