package org.relais.channel.web.internal;

import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How often citizens may do what, each address by itself and all together; and how often a code may be wrong, which is counted for each
 * reference whether or not there is such a request. Counted on each node for itself. Thread-safe.
 */
@Component(service = RateLimits.class)
public final class RateLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String EVERYBODY = "";

    private final Throttle requests;
    private final Throttle questions;
    private final Throttle changes;
    private final Throttle files;
    private final Throttle wrongCodes;
    private final Throttle everything;

    @Activate
    public RateLimits(@Reference WebSettings settings, @Reference Clock clock) {
        requests = new Throttle(settings.requestsPerHour(), HOUR, clock);
        questions = new Throttle(settings.questionsPerMinute(), MINUTE, clock);
        changes = new Throttle(settings.changesPerHour(), HOUR, clock);
        files = new Throttle(settings.filesPerHour(), HOUR, clock);
        wrongCodes = new Throttle(settings.wrongCodesPerHour(), HOUR, clock);
        everything = new Throttle(settings.everythingPerMinute(), MINUTE, clock);
    }

    /** A request is handed in. */
    void request(String address) {
        requests.use(address);
        everything.use(EVERYBODY);
    }

    /** Somebody asks about a request. */
    void question(String address) {
        questions.use(address);
        everything.use(EVERYBODY);
    }

    /** A file is sent. */
    void file(String address) {
        files.use(address);
        everything.use(EVERYBODY);
    }

    /** A draft is kept or read, a message sent. */
    void change(String address) {
        changes.use(address);
        everything.use(EVERYBODY);
    }

    /** A code for this reference is tried; a good one may not be tried either once too many were wrong. */
    void code(String reference) {
        wrongCodes.use(reference);
    }

    /** The code was right, which does not count. */
    void rightCode(String reference) {
        wrongCodes.giveBack(reference);
    }
}
