/** Documents: content as files, what is known of it in the database, and what keeps the two together. */
@NullMarked
package org.relais.core.internal.documents;

import org.jspecify.annotations.NullMarked;
