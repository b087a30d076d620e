/** What the encryption bundle promises on a real database; its own tests have none. */
@NullMarked
package org.relais.encryption.internal;

import org.jspecify.annotations.NullMarked;
