/**
 * The embedded database: Derby and its jars nested in one bundle, offered as a {@code DataSourceFactory} service and shut down in
 * good order when the bundle stops.
 */
@NullMarked
package org.relais.derby.internal;

import org.jspecify.annotations.NullMarked;
