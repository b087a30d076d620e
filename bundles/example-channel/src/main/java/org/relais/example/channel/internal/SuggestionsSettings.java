package org.relais.example.channel.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set, in {@code etc/org.relais.channel.suggestions.cfg}. */
@ObjectClassDefinition(name = "Relais channel suggestions")
@interface SuggestionsSettings {

    /** Configuration PID. */
    String PID = "org.relais.channel.suggestions";

    int MOST_DAYS = 365;

    @AttributeDefinition(
            name = "Latest days",
            description = "How many days after a visit one may still write about it, from 1 to 365",
            min = "1",
            max = "365")
    int latest_days() default 30;
}
