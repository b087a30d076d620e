/**
 * Work that is done later or again and again: kept in the database, done once even with several nodes, tried again when it fails.
 * Components of the core schedule by {@link org.relais.core.internal.tasks.Tasks} and do the work as
 * {@link org.relais.core.internal.tasks.TaskHandler} or {@link org.relais.core.internal.tasks.RecurringTask}. Plug-ins bring
 * {@link org.relais.spi.tasks.RecurringTask}, which runs beside them within a limit of time.
 */
@NullMarked
package org.relais.core.internal.tasks;

import org.jspecify.annotations.NullMarked;
