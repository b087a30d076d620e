package org.relais.security.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set about sessions. */
@ObjectClassDefinition(name = "Relais security")
@interface SecuritySettings {

    /** Configuration PID. */
    String PID = "org.relais.security";

    @AttributeDefinition(
            name = "Session hours",
            description = "How long a session lasts, from 1 to 72 hours",
            min = "1",
            max = "72")
    int session_hours() default 8;
}
