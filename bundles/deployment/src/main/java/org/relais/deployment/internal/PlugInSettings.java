package org.relais.deployment.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long a new version of a plug-in is watched, and what it may do meanwhile. */
@ObjectClassDefinition(name = "Plug-ins")
@interface PlugInSettings {

    @AttributeDefinition(description = "Seconds without a fault after which a channel that nobody uses is trusted")
    int probation_seconds() default 300;

    @AttributeDefinition(description = "Interpretations that succeed before a channel is trusted")
    int successes() default 3;

    @AttributeDefinition(description = "Interpretations that fail in a row before a channel is taken back")
    int failures() default 3;

    @AttributeDefinition(description = "Seconds after which a start or an activation counts as never returning")
    int start_seconds() default 20;

    @AttributeDefinition(description = "Seconds that a component may lack what it needs")
    int waiting_seconds() default 60;
}
