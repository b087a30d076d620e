/**
 * What a channel implements. A channel bundle registers one {@link org.relais.spi.channel.Channel} as an OSGi service; the core's
 * intake desk is its only caller. Bundles may come, change and go while requests arrive: what was stamped meanwhile waits for them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.channel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
