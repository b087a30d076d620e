package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/** What the officer says before anything else. */
@Schema(name = "Emergency")
record EmergencyJson(LocalizedText script) {

    static @Nullable EmergencyJson of(@Nullable LocalizedText script) {
        return script == null ? null : new EmergencyJson(script);
    }
}
