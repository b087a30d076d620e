@NullMarked
package org.relais.core.internal.directory;

import org.jspecify.annotations.NullMarked;
