/**
 * Which department a request goes to, and why. The core implements {@link org.relais.routing.Router} from the ordered rules of the
 * office pack; the decision stands on the case.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.routing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
