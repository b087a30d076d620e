package org.relais.service.desk.internal.forms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseErrors;
import org.relais.errors.RelaisException;
import org.relais.services.FormAction;
import org.relais.services.FormEvent;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.spi.journal.ChainHash;
import org.relais.texts.LocalizedText;

/**
 * Lets things happen to forms: the one place where a form's state changes, each time with an entry in its history. Within the running
 * unit of work. Thread-safe.
 */
@Component(service = FormLife.class)
public final class FormLife {

    private static final int LONGEST_DETAIL = 1200;

    private final FormStore store;
    private final Clock clock;

    @Activate
    public FormLife(@Reference FormStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The present, as it is stored. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The form after something has happened to it; its event is stored, the form itself is for the caller to store.
     *
     * @param actor the account that does it
     * @throws RelaisException {@code action-not-allowed} in a state in which it cannot happen
     */
    public StoredForm happen(StoredForm form, FormAction action, String actor, @Nullable String detail) {
        FormState after = FormTransitions.after(form.state(), action).orElseThrow(() -> notAllowed(form, action));
        FormEvent unsigned =
                new FormEvent(form.events() + 1, now(), actor, action, form.state(), after, clipped(detail), "");
        FormEvent event = new FormEvent(
                unsigned.sequence(),
                unsigned.at(),
                actor,
                action,
                unsigned.from(),
                after,
                unsigned.detail(),
                hash(form.number(), form.lastHash(), unsigned));
        store.add(form.number(), event);
        return form.happened(after, event.at(), event.hash());
    }

    private static @Nullable String clipped(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static String hash(RegistrationNumber form, String previous, FormEvent event) {
        return new ChainHash()
                .field(previous)
                .field(form)
                .field(event.sequence())
                .field(event.at())
                .field(event.actor())
                .field(event.action())
                .field(event.from())
                .field(event.to())
                .field(event.detail())
                .hash();
    }

    /** True when no event was altered, removed or inserted. */
    public static boolean isIntact(StoredForm form, List<FormEvent> events) {
        String previous = "";
        int sequence = 0;
        for (FormEvent event : events) {
            sequence++;
            if (event.sequence() != sequence
                    || !hash(form.number(), previous, event).equals(event.hash())) {
                return false;
            }
            previous = event.hash();
        }
        return form.events() == sequence && form.lastHash().equals(previous);
    }

    /** What whoever wants something that cannot happen is told, with what can. */
    public RelaisException notAllowed(StoredForm form, FormAction action) {
        List<String> allowed = FormTransitions.allowedIn(form.state()).stream()
                .map(FormAction::wireName)
                .sorted()
                .toList();
        return RelaisException.builder(
                        CaseErrors.ACTION_NOT_ALLOWED,
                        new LocalizedText(
                                        "Le formulaire %s est dans l'état %s : « %s » y est impossible.",
                                        "Form %s is in the state %s, in which '%s' is not possible.")
                                .formatted(form.number(), form.state(), action.wireName()))
                .members(Map.of("state", form.state().name(), "allowedActions", allowed))
                .build();
    }
}
