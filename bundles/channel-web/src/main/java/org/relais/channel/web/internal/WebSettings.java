package org.relais.channel.web.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.relais.texts.LocalizedText;

/** What an office can set about web requests. */
@Component(service = WebSettings.class, configurationPid = WebSettings.PID)
@Designate(ocd = WebSettings.Configuration.class)
public final class WebSettings {

    static final String PID = "org.relais.channel.web";

    @ObjectClassDefinition(
            name = "Relais web requests",
            description = "What citizens can do by themselves, and how often")
    @interface Configuration {

        @AttributeDefinition(
                name = "Version of the consent text",
                description = "Stands on every request that accepted it")
        String consentVersion() default "2021-09";

        @AttributeDefinition(name = "Consent text in French")
        String consentFr() default
                "J'accepte que les informations de ce formulaire soient enregistrées et utilisées par le bureau "
                        + "pour traiter ma demande et me répondre.";

        @AttributeDefinition(name = "Consent text in English")
        String consentEn() default
                "I agree that what I fill in here is stored and used by the office to deal with my request and to "
                        + "answer me.";

        @AttributeDefinition(
                name = "Topics without web requests",
                description = "Ids of topics that are not offered; requests about them are stored all the same")
        String[] hiddenTopics() default {};

        @AttributeDefinition(
                name = "Trusted proxies",
                description = "Addresses or networks (10.0.0.0/8) whose X-Forwarded-For header is believed")
        String[] trustedProxies() default {};

        @AttributeDefinition(name = "Requests per hour and address", min = "1")
        int requestsPerHour() default 30;

        @AttributeDefinition(name = "Questions about requests per minute and address", min = "1")
        int questionsPerMinute() default 30;

        @AttributeDefinition(name = "Wrong codes per hour and reference", min = "1")
        int wrongCodesPerHour() default 10;

        @AttributeDefinition(name = "Drafts and messages per hour and address", min = "1")
        int changesPerHour() default 200;

        @AttributeDefinition(name = "Files per hour and address", min = "1")
        int filesPerHour() default 40;

        @AttributeDefinition(name = "All of it per minute, from everybody together, on one node", min = "1")
        int everythingPerMinute() default 1200;

        @AttributeDefinition(name = "Days that a draft is kept after its last change", min = "1")
        int draftDays() default 7;
    }

    private final Configuration configuration;
    private final ClientAddresses addresses;

    @Activate
    public WebSettings(Configuration configuration) {
        this.configuration = configuration;
        check("requestsPerHour", configuration.requestsPerHour());
        check("questionsPerMinute", configuration.questionsPerMinute());
        check("wrongCodesPerHour", configuration.wrongCodesPerHour());
        check("changesPerHour", configuration.changesPerHour());
        check("filesPerHour", configuration.filesPerHour());
        check("everythingPerMinute", configuration.everythingPerMinute());
        check("draftDays", configuration.draftDays());
        if (configuration.consentVersion().isBlank()
                || configuration.consentVersion().length() > 40) {
            throw new IllegalArgumentException(PID + ": consentVersion has 1 to 40 characters");
        }
        this.addresses = new ClientAddresses(list(configuration.trustedProxies()));
    }

    /** A plain properties file knows no lists; commas make one. */
    private static List<String> list(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static void check(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s: %s=%d, at least 1 is allowed".formatted(PID, key, value));
        }
    }

    String consentVersion() {
        return configuration.consentVersion();
    }

    LocalizedText consent() {
        return new LocalizedText(configuration.consentFr(), configuration.consentEn());
    }

    Set<String> hiddenTopics() {
        return Set.copyOf(list(configuration.hiddenTopics()));
    }

    ClientAddresses addresses() {
        return addresses;
    }

    Duration draftLife() {
        return Duration.ofDays(configuration.draftDays());
    }

    int requestsPerHour() {
        return configuration.requestsPerHour();
    }

    int questionsPerMinute() {
        return configuration.questionsPerMinute();
    }

    int wrongCodesPerHour() {
        return configuration.wrongCodesPerHour();
    }

    int changesPerHour() {
        return configuration.changesPerHour();
    }

    int filesPerHour() {
        return configuration.filesPerHour();
    }

    int everythingPerMinute() {
        return configuration.everythingPerMinute();
    }
}
