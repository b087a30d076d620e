/** The bill of materials of the archive, made from the archive itself. */
@NullMarked
package org.relais.sbom;

import org.jspecify.annotations.NullMarked;
