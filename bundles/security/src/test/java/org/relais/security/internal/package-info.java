@NullMarked
package org.relais.security.internal;

import org.jspecify.annotations.NullMarked;
