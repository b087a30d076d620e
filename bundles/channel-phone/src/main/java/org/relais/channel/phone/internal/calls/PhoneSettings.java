package org.relais.channel.phone.internal.calls;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an office sets for its phone. */
@Component(service = PhoneSettings.class, configurationPid = "org.relais.channel.phone")
@Designate(ocd = PhoneSettings.Configuration.class)
public final class PhoneSettings {

    @ObjectClassDefinition(name = "Relais phone", description = "Callbacks, hand-offs and abandoned calls")
    @interface Configuration {

        @AttributeDefinition(
                name = "Hand-off",
                description =
                        "Seconds in which a colleague takes a call that is handed over; then it becomes a callback",
                min = "1",
                max = "3600")
        int handOffSeconds() default 30;

        @AttributeDefinition(
                name = "Callback",
                description = "Minutes of office hours in which a promised callback is due",
                min = "1",
                max = "10000")
        int callbackMinutes() default 120;

        @AttributeDefinition(
                name = "Attempts",
                description = "Attempts without reaching the citizen after which a callback expires",
                min = "1",
                max = "100")
        int callbackAttempts() default 3;

        @AttributeDefinition(
                name = "Abandoned",
                description = "Seconds between the end of a call that nobody answered and its count as abandoned",
                min = "0",
                max = "3600")
        int abandonedSeconds() default 30;
    }

    private final Configuration configuration;

    @Activate
    public PhoneSettings(Configuration configuration) {
        this.configuration = configuration;
        check("handOffSeconds", configuration.handOffSeconds(), 1, 3600);
        check("callbackMinutes", configuration.callbackMinutes(), 1, 10_000);
        check("callbackAttempts", configuration.callbackAttempts(), 1, 100);
        check("abandonedSeconds", configuration.abandonedSeconds(), 0, 3600);
    }

    private static void check(String key, int value, int smallest, int largest) {
        if (value < smallest || value > largest) {
            throw new IllegalArgumentException("org.relais.channel.phone: %s=%d, from %d to %d is allowed"
                    .formatted(key, value, smallest, largest));
        }
    }

    public Duration handOff() {
        return Duration.ofSeconds(configuration.handOffSeconds());
    }

    public Duration callback() {
        return Duration.ofMinutes(configuration.callbackMinutes());
    }

    public int attempts() {
        return configuration.callbackAttempts();
    }

    public Duration abandoned() {
        return Duration.ofSeconds(configuration.abandonedSeconds());
    }
}
