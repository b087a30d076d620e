package org.relais.channel.dropbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.OpenedCase;
import org.relais.permissions.Permissions;
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
 * Sorts envelopes. One envelope is one contact; each of its matters is a mail item with a registration number, and opens a case, goes on
 * a running one, or none; the form of a delegated service is registered by that. Numbers are taken last, since those of one office are given one after the other.
 */
@Component
public final class DropboxChannel implements Channel, RegistrationAware, HandRegistration {

    private final OfficeDirectory directory;
    private final MailRegister register;
    private final DropboxPlan plan;
    private final SortingRules rules;
    private final ItemRegistration registration;
    private final HandSorting byHand;
    private final ItemForms forms;
    private final Accounts accounts;
    private final Permissions permissions;
    private final ChannelDescriptor descriptor;

    @Activate
    public DropboxChannel(
            @Reference OfficeDirectory directory,
            @Reference MailRegister register,
            @Reference DropboxPlan plan,
            @Reference SortingRules rules,
            @Reference ItemRegistration registration,
            @Reference HandSorting byHand,
            @Reference ItemForms forms,
            @Reference Accounts accounts,
            @Reference Permissions permissions) {
        this.directory = directory;
        this.register = register;
        this.plan = plan;
        this.rules = rules;
        this.registration = registration;
        this.byHand = byHand;
        this.forms = forms;
        this.accounts = accounts;
        this.permissions = permissions;
        this.descriptor = new ChannelDescriptor(new ChannelId("dropbox"), DropboxTexts.NAME, form());
    }

    private static String form() {
        try (InputStream resource = DropboxChannel.class.getResourceAsStream("/form.json")) {
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
        Caller caller = accounts.find(intake.account())
                .orElseThrow(() -> RelaisException.of(Errors.FORBIDDEN, DropboxTexts.NO_ACCOUNT));
        permissions.require(caller, DropboxPermissions.SORTING);
        SortingReader reader = new SortingReader(intake.form(), directory, register, plan);
        Sorting sorting = reader.read();
        if (!reader.errors().isEmpty()) {
            return new Interpretation.Rejected(reader.errors());
        }
        Optional<FieldError> sortedBefore = Envelopes.sortedBefore(sorting, register);
        if (sortedBefore.isPresent()) {
            return new Interpretation.Rejected(List.of(sortedBefore.get()));
        }
        @Nullable Instant until = rules.keptUntil(caller, sorting, intake);
        if (until != null) {
            return new Interpretation.Held(until, DropboxTexts.HELD.formatted(plan.day(until)));
        }
        Envelope envelope = Envelopes.of(intake, sorting, plan);
        List<FieldError> wrong = new ArrayList<>();
        Map<Integer, CaseDraft> ofForms = forms.drafts(new ItemForms.Opened(intake, sorting, envelope), wrong);
        if (!wrong.isEmpty()) {
            return new Interpretation.Rejected(wrong);
        }
        register.add(envelope);
        return meaning(sorting, envelope, ofForms);
    }

    private static Interpretation meaning(Sorting sorting, Envelope envelope, Map<Integer, CaseDraft> ofForms) {
        List<CaseDraft> drafts = new ArrayList<>();
        List<Interpretation.FollowUp> followUps = new ArrayList<>();
        for (int i = 0; i < sorting.items().size(); i++) {
            SortedItem item = sorting.items().get(i);
            if (ofForms.containsKey(i)) {
                drafts.add(ofForms.get(i));
            } else if (item.opensCase()) {
                drafts.add(draft(item, sorting, envelope));
            } else if (item.followsUp() && item.about() != null) {
                followUps.add(new Interpretation.FollowUp(item.about(), note(item), "/items/" + i + "/about"));
            }
        }
        ContactOutcome outcome =
                drafts.isEmpty() && followUps.isEmpty() ? ContactOutcome.ANSWERED : ContactOutcome.CASE;
        SortedItem first = sorting.items().get(0);
        SortedItem said = ofForms.containsKey(0) ? first.of(ofForms.get(0)) : first;
        return new Interpretation.Registered(
                new ContactDraft(
                        outcome, envelope.collectedAt(), sorting.site(), said.topic(), said.department(), null, null),
                drafts,
                followUps);
    }

    private static CaseDraft draft(SortedItem item, Sorting sorting, Envelope envelope) {
        return new CaseDraft(
                item.subject(),
                item.description(),
                envelope.collectedAt(),
                sorting.site(),
                item.topic(),
                sorting.commune(),
                sorting.sender(),
                item.department(),
                List.of(),
                envelope.stamp().counts());
    }

    private static String note(SortedItem item) {
        return item.description() == null ? item.subject() : item.subject() + "\n" + item.description();
    }

    @Override
    public void registered(StampedIntake intake, Registration registered) {
        Sorting sorting = new SortingReader(intake.form(), directory, register, plan).read();
        Envelope envelope = register.envelope(intake.id().value()).orElseThrow();
        Iterator<Registration.DraftedCase> cases = registered.cases().iterator();
        Iterator<OpenedCase> running = registered.followUps().iterator();
        Map<Integer, OpenedCase> ofForms = new TreeMap<>();
        for (int i = 0; i < sorting.items().size(); i++) {
            SortedItem item = sorting.items().get(i);
            @Nullable OpenedCase opened = null;
            if (item.form() != null) {
                Registration.DraftedCase drafted = cases.next();
                item = item.of(drafted.draft());
                opened = Objects.requireNonNull(drafted.opened(), "a form always has a case");
                ofForms.put(i, opened);
            } else if (item.opensCase()) {
                opened = cases.next().opened();
            } else if (item.followsUp()) {
                opened = running.next();
            }
            MailItem.Kind kind = item.opensCase() && opened == null ? MailItem.Kind.ANSWERED : item.kind();
            registration.register(envelope, i + 1, item, kind, opened);
        }
        rules.journal(intake.account(), sorting, envelope, register.items(envelope.id()));
        ofForms.forEach(
                (place, opened) -> forms.register(new ItemForms.Opened(intake, sorting, envelope), place, opened));
    }

    @Override
    public Interpretation.Registered complete(HandReading reading) {
        return byHand.complete(reading);
    }

    @Override
    public void registeredByHand(HandReading completed, Registration registered) {
        byHand.registered(completed, registered);
    }
}
