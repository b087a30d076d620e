/**
 * What a delegated service implements, and how a channel hands forms to one. A plug-in registers one
 * {@link org.relais.spi.service.DelegatedService} as an OSGi service: its form and its rules. Everything else is the platform's: the
 * services bundle, its only caller, numbers forms, keeps them sealed, opens their cases, gathers them on slips, reconciles these and
 * writes down who did and read what. A channel that finds a form among what it is handed, for example in an envelope, calls
 * {@link org.relais.spi.service.ServiceDesk}, which the services bundle implements.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.service;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
