@NullMarked
package org.relais.soap.internal;

import org.jspecify.annotations.NullMarked;
