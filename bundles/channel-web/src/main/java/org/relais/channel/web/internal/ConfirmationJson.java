package org.relais.channel.web.internal;

import java.time.Instant;
import java.util.Optional;
import org.relais.texts.LocalizedText;

/**
 * What citizens are answered when they have sent a request.
 *
 * @param reference of the case; absent until it is registered, and for an emergency
 * @param receipt names the request from the first moment on
 * @param trackingCode eight characters; with the reference or the receipt it shows how the request stands
 * @param expectedAt by when an answer is expected
 * @param emergency what to do first
 */
record ConfirmationJson(
        Optional<String> reference,
        String receipt,
        String trackingCode,
        Instant receivedAt,
        Optional<Instant> expectedAt,
        Optional<LocalizedText> emergency,
        LocalizedText confirmation) {}
