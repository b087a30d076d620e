package org.relais.channel.web.internal.entity;

import java.time.Instant;

/**
 * A document that was uploaded for a draft.
 *
 * @param document its id among the office's documents
 * @param size in bytes
 */
public record DraftFile(String document, String name, long size, Instant addedAt) {}
