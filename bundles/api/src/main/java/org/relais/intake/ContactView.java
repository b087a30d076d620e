package org.relais.intake;

import java.util.UUID;

/** The interaction that an intake recorded. */
public record ContactView(UUID id, ContactOutcome outcome) {}
