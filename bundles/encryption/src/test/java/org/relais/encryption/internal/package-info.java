@NullMarked
package org.relais.encryption.internal;

import org.jspecify.annotations.NullMarked;
