/**
 * How the core's data lie in the database. The only package of this bundle that knows JPA and SQL.
 */
@NullMarked
package org.relais.core.internal.entity;

import org.jspecify.annotations.NullMarked;
