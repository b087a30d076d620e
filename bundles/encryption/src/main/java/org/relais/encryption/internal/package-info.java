/**
 * Sealing at rest with Google Tink. {@link org.relais.encryption.internal.KeyGate} opens the key file and lets the two services appear
 * only when it is the right one; {@link org.relais.encryption.internal.SealingAnew} works in the background after a change of keys.
 */
@NullMarked
package org.relais.encryption.internal;

import org.jspecify.annotations.NullMarked;
