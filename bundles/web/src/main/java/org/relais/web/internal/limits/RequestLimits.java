package org.relais.web.internal.limits;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The limits of the installation. */
@Component(service = RequestLimits.class, configurationPid = "org.relais.web")
@Designate(ocd = RequestLimits.Configuration.class)
public final class RequestLimits {

    @ObjectClassDefinition(name = "Relais web", description = "Limits for requests over REST and SOAP")
    @interface Configuration {

        @AttributeDefinition(
                name = "Largest body",
                description = "In bytes; a larger request is refused with 413",
                min = "1024")
        long maxBodyBytes() default 1024 * 1024;
    }

    private static final long SMALLEST = 1024;

    private final long maxBodyBytes;

    @Activate
    public RequestLimits(Configuration configuration) {
        this.maxBodyBytes = configuration.maxBodyBytes();
        if (maxBodyBytes < SMALLEST) {
            throw new IllegalArgumentException(
                    "org.relais.web: maxBodyBytes=%d, at least %d is allowed".formatted(maxBodyBytes, SMALLEST));
        }
    }

    public long maxBodyBytes() {
        return maxBodyBytes;
    }
}
