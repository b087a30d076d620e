/**
 * Documents for plug-ins, in work that no person with an account asked for: a citizen's page, a channel that interprets an intake.
 *
 * <p>Implemented by the core, called by plug-ins. Nobody's permission is asked, so a plug-in decides itself what it shows to whom.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.documents;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
