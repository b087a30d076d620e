package org.relais.channel.phone.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.ChannelId;
import org.relais.directory.Department;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Site;
import org.relais.directory.Topic;
import org.relais.errors.Errors;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.HandRegistration;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;

/**
 * Calls that an agent or an exchange records: every one is counted, and those that leave something to do become a case. What a form
 * tells goes into the log of calls, a promise to call back becomes a callback, and the draft goes: all of it or nothing.
 */
@Component(service = Channel.class)
public final class PhoneChannel implements Channel, RegistrationAware, HandRegistration {

    private final OfficeDirectory directory;
    private final CallReader reader;
    private final TakenCalls taken;
    private final ChannelDescriptor descriptor;

    @Activate
    public PhoneChannel(@Reference OfficeDirectory directory, @Reference Clock clock, @Reference TakenCalls taken) {
        this.taken = taken;
        this.directory = directory;
        this.reader = new CallReader(clock);
        this.descriptor = new ChannelDescriptor(new ChannelId("phone"), PhoneTexts.NAME, form());
    }

    private static String form() {
        try (InputStream resource = PhoneChannel.class.getResourceAsStream("/form.json")) {
            return new String(Objects.requireNonNull(resource, "form.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Interpretation interpret(StampedIntake intake) {
        Office office = directory.office();
        CallForm form = new CallForm(intake.form());
        ContactOutcome outcome =
                ContactOutcome.valueOf(intake.form().text("/outcome").orElseThrow());
        Site site = reader.site(form, office);
        Topic topic = reader.topic(form, office);
        Department department = reader.department(form, office);
        Instant startedAt = reader.startedAt(form);
        IntakeId counted = counted(form, outcome, intake.senderWaits());
        ContactDraft contact = new ContactDraft(
                outcome,
                startedAt == null ? intake.stampedAt() : startedAt,
                site == null ? null : site.id(),
                topic == null ? null : topic.id(),
                department == null ? null : department.id(),
                form.seconds("/call/waitSeconds"),
                form.seconds("/call/talkSeconds"));
        CaseDraft draft = draft(form, contact, topic);
        Interpretation.FollowUp followUp = reader.followUp(form);
        if (!form.errors().isEmpty()) {
            return new Interpretation.Rejected(form.errors());
        }
        return new Interpretation.Registered(
                contact,
                outcome.opensCase() && followUp == null ? List.of(draft) : List.of(),
                followUp == null ? List.of() : List.of(followUp),
                counted);
    }

    /**
     * What counted the call before, for want of its form; null for nothing. Whoever waits for the answer is told that it is counted. A
     * form that was accepted before and had to wait for this channel is worth more than the count, and takes its place.
     */
    private @Nullable IntakeId counted(CallForm form, ContactOutcome outcome, boolean senderWaits) {
        String callId = form.text("/call/callId");
        if (callId == null) {
            return null;
        }
        @Nullable IntakeId counted = taken.countedAsAbandoned(callId).orElse(null);
        if (counted != null && senderWaits) {
            form.refuse("/call/callId", PhoneTexts.COUNTED_AS_ABANDONED);
        } else if (counted == null && outcome == ContactOutcome.ABANDONED && taken.hasForm(callId)) {
            form.refuse("/call/callId", PhoneTexts.HAS_A_FORM);
        }
        return counted;
    }

    @Override
    public void registered(StampedIntake intake, Registration registration) {
        taken.take(intake, registration, reader);
    }

    /** The times that the form tells, as far as it tells any; who called and about what, the person says. */
    @Override
    public Interpretation.Registered complete(HandReading reading) {
        CallForm form = new CallForm(reading.intake().form());
        ContactDraft said = reading.said().contact();
        IntakeId counted = counted(form, said.outcome(), false);
        if (!form.errors().isEmpty()) {
            throw Errors.invalid(form.errors());
        }
        @Nullable Instant startedAt = reader.startedAt(form);
        boolean plausible = form.errors().isEmpty();
        ContactDraft contact = new ContactDraft(
                said.outcome(),
                startedAt == null || !plausible ? said.occurredAt() : startedAt,
                said.site(),
                said.topic(),
                said.department(),
                form.seconds("/call/waitSeconds"),
                form.seconds("/call/talkSeconds"));
        return new Interpretation.Registered(contact, reading.said().cases(), List.of(), counted);
    }

    @Override
    public void registeredByHand(HandReading completed, Registration registration) {
        taken.takeByHand(completed, registration);
    }

    /** The case of this call, should it open one; a call without a subject is about its topic. */
    private CaseDraft draft(CallForm form, ContactDraft contact, @Nullable Topic topic) {
        String subject = form.text("/subject");
        String topicName = topic == null ? "" : topic.name().fr();
        return new CaseDraft(
                subject == null ? topicName : subject,
                form.text("/description"),
                contact.occurredAt(),
                contact.site(),
                contact.topic(),
                reader.commune(form),
                reader.requester(form),
                contact.department());
    }
}
