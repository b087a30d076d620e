package org.relais.example.channel.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.example.channel.internal.entity.SuggestionsRegister;
import org.relais.intake.ContactOutcome;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;

/** What is put into the box: thanks are counted, all else becomes a case, or a note on the case that it names. */
@Component(configurationPid = SuggestionsSettings.PID)
@Designate(ocd = SuggestionsSettings.class)
public final class SuggestionsChannel implements Channel {

    private final SuggestionsReader reader;
    private final SuggestionsRegister register;
    private final ChannelDescriptor descriptor;

    @Activate
    public SuggestionsChannel(
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar,
            @Reference SuggestionsRegister register,
            SuggestionsSettings settings) {
        this(directory, calendar, register, settings.latest_days());
    }

    SuggestionsChannel(
            OfficeDirectory directory, WorkingCalendar calendar, SuggestionsRegister register, int latestDays) {
        this.reader = new SuggestionsReader(directory, calendar, latestDays);
        this.register = register;
        this.descriptor = new ChannelDescriptor(new ChannelId("suggestions"), SuggestionsTexts.NAME, form());
    }

    private static String form() {
        try (InputStream resource = SuggestionsChannel.class.getResourceAsStream("/form.json")) {
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
        SuggestionsEntry suggestion = reader.read(intake);
        if (!suggestion.errors().isEmpty()) {
            return new Interpretation.Rejected(suggestion.errors());
        }
        register.add(intake, suggestion.kind(), suggestion.text());
        if (suggestion.about() != null) {
            return new Interpretation.Registered(
                    contact(intake, suggestion, ContactOutcome.CASE),
                    List.of(),
                    new Interpretation.FollowUp(suggestion.about(), suggestion.text()));
        }
        return suggestion.isThanks()
                ? new Interpretation.Registered(contact(intake, suggestion, ContactOutcome.ANSWERED), List.of())
                : new Interpretation.Registered(
                        contact(intake, suggestion, ContactOutcome.CASE), List.of(draft(intake, suggestion)));
    }

    private static ContactDraft contact(StampedIntake intake, SuggestionsEntry suggestion, ContactOutcome outcome) {
        return new ContactDraft(outcome, intake.stampedAt(), suggestion.site(), null, null, null, null);
    }

    private static CaseDraft draft(StampedIntake intake, SuggestionsEntry suggestion) {
        return new CaseDraft(
                suggestion.subject(),
                suggestion.text(),
                intake.stampedAt(),
                suggestion.site(),
                null,
                null,
                suggestion.requester(),
                null);
    }
}
