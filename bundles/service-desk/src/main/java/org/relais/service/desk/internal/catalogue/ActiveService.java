package org.relais.service.desk.internal.catalogue;

import org.relais.services.ServiceId;
import org.relais.spi.forms.Forms.CompiledForm;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;

/**
 * A plug-in's service that is there, with its compiled form.
 *
 * @param bundleId the bundle that registered it; -1 for one that is no OSGi service
 * @param serviceId the registration: another one for every version, start and restart of the bundle
 */
public record ActiveService(
        DelegatedService service, ServiceDescriptor descriptor, CompiledForm form, long bundleId, long serviceId) {

    public ServiceId id() {
        return descriptor.id();
    }
}
