package org.relais.channel.dropbox.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.OpenedCase;
import org.relais.permissions.Permissions;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;

/**
 * Enters an envelope with one matter that a person read in place of the channel: the same rules, the same dates, and a registration
 * number. Of the form it takes what belongs to the envelope; what the letter is about the person says. Thread-safe.
 */
@Component(service = HandSorting.class)
public final class HandSorting {

    private static final int LONGEST_SUBJECT = 200;

    private final OfficeDirectory directory;
    private final MailRegister register;
    private final DropboxPlan plan;
    private final SortingRules rules;
    private final ItemRegistration registration;
    private final Accounts accounts;
    private final Permissions permissions;

    @Activate
    public HandSorting(
            @Reference OfficeDirectory directory,
            @Reference MailRegister register,
            @Reference DropboxPlan plan,
            @Reference SortingRules rules,
            @Reference ItemRegistration registration,
            @Reference Accounts accounts,
            @Reference Permissions permissions) {
        this.directory = directory;
        this.register = register;
        this.plan = plan;
        this.rules = rules;
        this.registration = registration;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    Interpretation.Registered complete(HandReading reading) {
        Caller caller = accounts.find(reading.account())
                .orElseThrow(() -> RelaisException.of(Errors.FORBIDDEN, DropboxTexts.NO_ACCOUNT));
        permissions.require(caller, DropboxPermissions.SORTING);
        Sorting sorting = checked(reading);
        rules.requireReleased(caller, sorting, reading.intake());
        Envelope envelope = Envelopes.of(reading.intake(), sorting, plan);
        ContactDraft said = reading.said().contact();
        ContactDraft contact = new ContactDraft(
                said.outcome(),
                envelope.collectedAt(),
                said.site() == null ? sorting.site() : said.site(),
                said.topic(),
                said.department(),
                null,
                null);
        List<CaseDraft> cases = reading.said().cases().stream()
                .map(draft -> new CaseDraft(
                        draft.subject(),
                        draft.description(),
                        envelope.collectedAt(),
                        contact.site(),
                        draft.topic(),
                        draft.commune(),
                        draft.requester(),
                        draft.department(),
                        draft.documents(),
                        envelope.stamp().counts(),
                        draft.service()))
                .toList();
        return new Interpretation.Registered(contact, cases, List.of());
    }

    void registered(HandReading completed, Registration registered) {
        Sorting sorting = checked(completed);
        Envelope envelope = Envelopes.of(completed.intake(), sorting, plan);
        register.add(envelope);
        @Nullable
        CaseDraft draft = completed.said().cases().stream().findFirst().orElse(null);
        @Nullable
        OpenedCase opened = registered.cases().stream()
                .map(Registration.DraftedCase::opened)
                .findFirst()
                .orElse(null);
        ContactDraft contact = completed.said().contact();
        SortedItem item = new SortedItem(
                opened == null ? MailItem.Kind.ANSWERED : MailItem.Kind.CASE,
                contact.topic(),
                subject(draft, completed.intake().form()),
                draft == null ? null : draft.description(),
                null,
                contact.department(),
                null,
                null);
        registration.register(envelope, 1, item, item.kind(), opened);
        // an override is allowed by whoever registers it; without one, whoever opened the envelope has to answer for it
        String answers = sorting.override() == null ? completed.intake().account() : completed.account();
        rules.journal(answers, sorting, envelope, register.items(envelope.id()));
    }

    /** @throws RelaisException {@code dropbox-service-form}; {@code invalid-request} when the form does not tell which envelope it is, or that is sorted already */
    private Sorting checked(HandReading reading) {
        FormData form = reading.intake().form();
        if (items(form).size() > 1) {
            throw RelaisException.of(
                    DropboxTexts.SEVERAL_MATTERS,
                    DropboxTexts.ONE_BY_HAND.formatted(items(form).size()));
        }
        if (items(form).stream()
                .anyMatch(item -> item instanceof Map<?, ?> members && members.containsKey("service"))) {
            throw RelaisException.of(DropboxTexts.SERVICE_FORM, DropboxTexts.NOT_BY_HAND);
        }
        SortingReader reader = new SortingReader(form, directory, register, plan);
        Sorting sorting = reader.readEnvelope();
        List<FieldError> errors = reader.errors();
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        Envelopes.sortedBefore(sorting, register).ifPresent(error -> {
            throw Errors.invalid(List.of(error));
        });
        return sorting;
    }

    private static List<?> items(FormData form) {
        return form.at("/items")
                .filter(List.class::isInstance)
                .map(items -> (List<?>) items)
                .orElse(List.of());
    }

    /** An outcome without a case has no subject of its own: that of the form is what the register shows. */
    private static String subject(@Nullable CaseDraft draft, FormData form) {
        String subject = Optional.ofNullable(draft)
                .map(CaseDraft::subject)
                .or(() -> items(form).stream()
                        .filter(Map.class::isInstance)
                        .map(item -> ((Map<?, ?>) item).get("subject"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .findFirst())
                .orElse("");
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }
}
