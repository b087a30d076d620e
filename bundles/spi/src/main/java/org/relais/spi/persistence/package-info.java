/**
 * How a plug-in stores data of its own. The bundle carries a standard {@code META-INF/persistence.xml} with one persistence unit,
 * names it in the manifest header {@code Meta-Persistence: META-INF/persistence.xml}, and puts its Liquibase changelog where the
 * unit's property {@code relais.changelog} says. When the bundle arrives, the persistence bundle migrates its tables under the
 * database's lock and registers a {@code jakarta.persistence.EntityManager} service with the property
 * {@code osgi.unit.name=<unit>}. That service is a proxy for the running unit of work; a component that references it appears only
 * once its tables are ready.
 *
 * <p>Implemented by the persistence bundle, called by the core and by plug-ins.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.persistence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
