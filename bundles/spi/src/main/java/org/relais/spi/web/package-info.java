/**
 * How a plug-in contributes operations for clients.
 *
 * <p>REST: register a Jakarta REST resource as an OSGi service with the standard
 * {@code org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource}; it appears below {@code /api/v1}. The caller is the
 * {@link org.relais.identity.Caller} that {@code SecurityContext.getUserPrincipal()} answers; a
 * {@link org.relais.errors.RelaisException} becomes a problem document.
 *
 * <p>SOAP: register a {@code @WebService} implementation as an OSGi service with {@link org.relais.spi.web.SoapEndpoint}; it appears
 * below {@code /soap}. The caller is what {@code WebServiceContext.getUserPrincipal()} answers.
 *
 * <p>What operations read of a request besides its body is in {@link org.relais.spi.web.RequestHead}.
 *
 * <p>Both appear, change and go while requests run, and none of those requests fails. The web bundle reads these services.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.web;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
