/**
 * Files that belong to cases and intakes: what a citizen sends and what the office adds. The content is stored once, whoever sends it
 * how often; a document is what is known about one occurrence of it. The core implements {@link org.relais.documents.Documents};
 * clients call it through the adapters, and plug-ins have {@code org.relais.spi.documents} for work that no person asked for.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.documents;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
