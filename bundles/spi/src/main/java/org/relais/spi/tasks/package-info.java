/**
 * Work of a plug-in that comes round again and again. A plug-in registers {@link org.relais.spi.tasks.RecurringTask} as an OSGi
 * service; the core keeps the next time in the database and runs it on one node at a time. It is there and gone with the plug-in.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.tasks;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
