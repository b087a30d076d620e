/**
 * Which department a request goes to, and why: the core implements {@link org.relais.routing.Router} from ordered rules, those of the
 * office pack or a version of {@link org.relais.routing.RuleSets} that a person wrote; the decision stands on the case.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.routing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
