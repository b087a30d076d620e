package org.relais.letters.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.Requester;
import org.relais.directory.ChannelId;
import org.relais.directory.TopicId;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.OpenedCase;
import org.relais.services.ServiceId;
import org.relais.spi.cases.ServiceCases;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;
import org.relais.texts.LocalizedText;

/** Letters that are sealed: the channel of a delegated service, whose cases are known to its officers alone. */
@Component
public final class SealedLetterChannel implements Channel, RegistrationAware {

    static final ServiceId SERVICE = new ServiceId("sealed-letters");

    private static final ChannelDescriptor DESCRIPTOR = new ChannelDescriptor(
            new ChannelId(SERVICE.value()), new LocalizedText("Plis scellés", "Sealed letters"), """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["subject"],
             "properties": {
               "subject": {"type": "string", "minLength": 1, "maxLength": 100},
               "topic": {"type": "string"},
               "at": {"type": "string", "format": "date-time"},
               "scan": {"type": "string"},
               "held": {"type": "boolean"}}}
            """, SERVICE);

    private static final LocalizedText HELD = new LocalizedText("Attend son ouverture", "Waits to be opened");

    private final ServiceCases cases;
    private final Accounts accounts;

    @Activate
    public SealedLetterChannel(@Reference ServiceCases cases, @Reference Accounts accounts) {
        this.cases = cases;
        this.accounts = accounts;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Interpretation interpret(StampedIntake intake) {
        if (intake.form().at("/held").isPresent()) {
            return new Interpretation.Held(intake.stampedAt().plusSeconds(100_000), HELD);
        }
        String subject = intake.form().text("/subject").orElseThrow();
        Instant at = intake.form().text("/at").map(Instant::parse).orElse(intake.stampedAt());
        TopicId topic = intake.form().text("/topic").map(TopicId::new).orElse(null);
        Requester sender = new Requester("Zoé", "Cachée " + subject, "20.52.52", null, null, null);
        CaseDraft draft = new CaseDraft(
                subject, "Pli " + subject, at, null, topic, "Païta", sender, null, List.of(), null, SERVICE);
        return new Interpretation.Registered(
                new ContactDraft(ContactOutcome.CASE, at, null, topic, null, null, null), List.of(draft));
    }

    /** Leads it through all that a form can do to its case. */
    @Override
    public void registered(StampedIntake intake, Registration registration) {
        Caller officer = accounts.find(intake.account()).orElseThrow();
        OpenedCase opened = Objects.requireNonNull(registration.cases().get(0).opened());
        CaseId id = opened.id();
        cases.begin(officer, id);
        cases.await(officer, id, "Il manque une signature");
        cases.tell(officer, id, "Il manque une signature.");
        cases.resume(officer, id);
    }
}
