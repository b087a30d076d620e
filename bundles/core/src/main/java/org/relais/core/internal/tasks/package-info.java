/**
 * Work that is done later or again and again: kept in the database, done once even with several nodes, tried again when it fails.
 * Components of the core schedule by {@link org.relais.core.internal.tasks.Tasks} and do the work as
 * {@link org.relais.core.internal.tasks.TaskHandler} or {@link org.relais.core.internal.tasks.RecurringTask}.
 */
@NullMarked
package org.relais.core.internal.tasks;

import org.jspecify.annotations.NullMarked;
