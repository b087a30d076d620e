@NullMarked
package org.relais.rest.internal;

import org.jspecify.annotations.NullMarked;
