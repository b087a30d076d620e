package org.relais.channel.web.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Topic;
import org.relais.errors.FieldError;
import org.relais.intake.ContactOutcome;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;

/**
 * Requests that citizens fill in themselves, or that a program with an account hands in for them: each is a contact and a case. One with
 * the trap field filled is kept for a person to look at, since a browser may have filled it for somebody who means it.
 */
@Component
public final class WebChannel implements Channel {

    /** How long a person has to look at what a program seems to have sent. */
    static final Duration TRAP_LIFE = Duration.ofDays(14);

    private static final String TRAP = "/website";

    private final OfficeDirectory directory;
    private final Clock clock;
    private final RequestReader reader;
    private final ChannelDescriptor descriptor;

    @Activate
    public WebChannel(@Reference OfficeDirectory directory, @Reference Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.reader = new RequestReader(clock);
        this.descriptor = new ChannelDescriptor(Citizens.CHANNEL, WebTexts.NAME, FormText.read());
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Interpretation interpret(StampedIntake intake) {
        WebForm form = new WebForm(intake.form());
        boolean byCitizen = intake.account().equals(Citizens.CALLER.account());
        Topic topic = reader.topic(form, directory.office());
        Instant sentAt = reader.sentAt(form, intake.stampedAt(), byCitizen);
        CaseDraft draft = draft(form, topic, sentAt);
        if (byCitizen && !form.has("/consent")) {
            form.refuse("/consent", WebTexts.CONSENT);
        }
        if (!form.errors().isEmpty()) {
            return new Interpretation.Rejected(form.errors());
        }
        if (form.text(TRAP) != null) {
            return trapped(intake);
        }
        return new Interpretation.Registered(
                new ContactDraft(ContactOutcome.CASE, sentAt, null, draft.topic(), null, null, null), List.of(draft));
    }

    private Interpretation trapped(StampedIntake intake) {
        Instant until = intake.stampedAt().plus(TRAP_LIFE);
        return clock.instant().isBefore(until)
                ? new Interpretation.Held(until, WebTexts.TRAP_HELD)
                : new Interpretation.Rejected(List.of(new FieldError(TRAP, WebTexts.TRAP_REJECTED)), true);
    }

    private CaseDraft draft(WebForm form, @Nullable Topic topic, Instant sentAt) {
        String subject = form.text("/subject");
        String topicName = topic == null ? "" : topic.name().fr();
        return new CaseDraft(
                subject == null ? topicName : subject,
                form.text("/description"),
                sentAt,
                null,
                topic == null ? null : topic.id(),
                reader.commune(form),
                reader.requester(form),
                null);
    }
}
