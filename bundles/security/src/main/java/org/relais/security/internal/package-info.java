/** Accounts, passwords and sessions. Nothing here is exported; everybody uses {@link org.relais.identity.Authenticator}. */
@NullMarked
package org.relais.security.internal;

import org.jspecify.annotations.NullMarked;
