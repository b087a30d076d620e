/**
 * Who may do what. A role is a set of fine permissions, each with a reach; the core implements
 * {@link org.relais.permissions.Permissions}, the one decision point, and every door asks it: REST, SOAP, bulk, lists, counts,
 * suggestions, exports and the shell.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.permissions;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
