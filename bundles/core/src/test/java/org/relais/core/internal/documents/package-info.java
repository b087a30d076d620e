/** Documents on real databases and real folders. */
@NullMarked
package org.relais.core.internal.documents;

import org.jspecify.annotations.NullMarked;
