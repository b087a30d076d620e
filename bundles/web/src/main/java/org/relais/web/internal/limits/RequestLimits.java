package org.relais.web.internal.limits;

import jakarta.servlet.http.HttpServletRequest;
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

        @AttributeDefinition(
                name = "Largest body with files",
                description =
                        "In bytes, for multipart bodies: more than the largest document, see org.relais.documents",
                min = "1024")
        long maxUploadBytes() default 24 * 1024 * 1024;
    }

    private static final long SMALLEST = 1024;
    private static final String MULTIPART = "multipart/";

    private final long maxBodyBytes;
    private final long maxUploadBytes;

    @Activate
    public RequestLimits(Configuration configuration) {
        this.maxBodyBytes = checked("maxBodyBytes", configuration.maxBodyBytes());
        this.maxUploadBytes = checked("maxUploadBytes", configuration.maxUploadBytes());
    }

    private static long checked(String key, long value) {
        if (value < SMALLEST) {
            throw new IllegalArgumentException(
                    "org.relais.web: %s=%d, at least %d is allowed".formatted(key, value, SMALLEST));
        }
        return value;
    }

    /** How large the body of a request may be: what is read as a whole is small, files are streamed. */
    public long maxBytes(HttpServletRequest request) {
        String type = request.getContentType();
        boolean parts = type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
        return parts ? maxUploadBytes : maxBodyBytes;
    }

    /** How long a text within a message may be, in characters: a file in it is an attachment. */
    public long maxBodyBytes() {
        return maxBodyBytes;
    }
}
