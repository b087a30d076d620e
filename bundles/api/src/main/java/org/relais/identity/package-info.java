/**
 * Who is calling and how that is established. The security bundle implements {@link org.relais.identity.Authenticator}; the web
 * bundle calls it once per request and hands the {@link org.relais.identity.Caller} on; every service takes the caller explicitly.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
