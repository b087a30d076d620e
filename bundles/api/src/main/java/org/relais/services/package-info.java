/**
 * Services that partners delegate to the desk: forms are registered, gathered on transmittal slips, handed over, and accounted for one
 * by one. The services bundle implements {@link org.relais.services.DelegatedServices}, {@link org.relais.services.ServiceForms},
 * {@link org.relais.services.TransmittalSlips}, {@link org.relais.services.ServiceDestinations} and
 * {@link org.relais.services.ServiceDisclosures}; clients call them through the adapters. What a form says and where it goes is said by a
 * plug-in, see {@code org.relais.spi.service}.
 *
 * <p>Whoever lacks the right to read a service is answered {@code not-found} by every method, as if there were no such service. Every
 * reading is written to the access log.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.services;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
