/** Migrations: a bundle's Liquibase changelog, run once under the database's lock. */
@NullMarked
package org.relais.persistence.internal.migration;

import org.jspecify.annotations.NullMarked;
