/** The architecture as tests, over the very bundles that the archive ships. */
@NullMarked
package org.relais.itests.architecture;

import org.jspecify.annotations.NullMarked;
