package org.relais.service.desk.internal.slips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.services.FormAction;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceErrors;
import org.relais.services.SlipCommand;
import org.relais.texts.LocalizedText;

/** Puts forms on a slip that is locked and open, and takes them off. Within the running unit of work. Thread-safe. */
@Component(service = SlipForms.class)
public final class SlipForms {

    private final FormStore forms;
    private final FormLife life;

    @Activate
    public SlipForms(@Reference FormStore forms, @Reference FormLife life) {
        this.forms = forms;
        this.life = life;
    }

    /**
     * How many were added: fewer than named when some are on it already.
     *
     * @param numbers empty for every complete form of the destination that there is room for
     */
    int add(Caller caller, StoredSlip slip, List<RegistrationNumber> numbers) {
        int room = SlipCommand.MOST_FORMS - forms.on(slip.id()).size();
        List<StoredForm> added = numbers.isEmpty()
                ? forms.waiting(slip.service(), slip.destination(), FormState.COMPLETE, room)
                : named(slip, numbers);
        if (added.size() > room) {
            throw RelaisException.of(
                    ServiceErrors.SLIP_FULL,
                    new LocalizedText(
                                    "Un bordereau a %d formulaires au plus ; il reste %d place(s).",
                                    "A slip has at most %d forms; there is room for %d.")
                            .formatted(SlipCommand.MOST_FORMS, room));
        }
        for (StoredForm form : added) {
            forms.change(life.happen(form, FormAction.BATCH, caller.account(), slip.name())
                    .on(slip.id()));
        }
        return added.size();
    }

    /** Those that are on it already are left as they are, so that a command can be sent again. */
    private List<StoredForm> named(StoredSlip slip, List<RegistrationNumber> numbers) {
        List<StoredForm> named = new ArrayList<>();
        for (RegistrationNumber number : numbers.stream().distinct().toList()) {
            StoredForm form = forms.find(slip.service(), number).orElseThrow(() -> notFound(number));
            boolean here = slip.id().equals(form.slip());
            if (!here
                    && (form.state() != FormState.COMPLETE
                            || !form.destination().equals(slip.destination()))) {
                throw notComplete(form, slip);
            }
            if (!here) {
                named.add(form);
            }
        }
        return named;
    }

    private static RelaisException notFound(RegistrationNumber number) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de formulaire « %s ».", "There is no form '%s'.").formatted(number));
    }

    private static RelaisException notComplete(StoredForm form, StoredSlip slip) {
        boolean elsewhere = !form.destination().equals(slip.destination());
        LocalizedText detail = elsewhere
                ? new LocalizedText(
                                "Le formulaire %s est destiné à %s, le bordereau à %s.",
                                "Form %s is for %s, the slip for %s.")
                        .formatted(form.number(), form.destination(), slip.destination())
                : new LocalizedText(
                                "Le formulaire %s est dans l'état %s ; seul un formulaire complet peut être ajouté.",
                                "Form %s is in the state %s; only a complete form can be added.")
                        .formatted(form.number(), form.state());
        return RelaisException.builder(ServiceErrors.NOT_COMPLETE, detail)
                .members(Map.of(
                        "form", form.number().value(), "state", form.state().name()))
                .build();
    }

    /** How many were taken off. */
    int remove(Caller caller, StoredSlip slip, List<RegistrationNumber> numbers) {
        List<RegistrationNumber> removed = numbers.stream().distinct().toList();
        for (RegistrationNumber number : removed) {
            StoredForm form = forms.find(slip.service(), number)
                    .filter(found -> slip.id().equals(found.slip()))
                    .orElseThrow(() -> notOn(number, slip));
            forms.change(life.happen(form, FormAction.UNBATCH, caller.account(), slip.name())
                    .on(null));
        }
        return removed.size();
    }

    static RelaisException notOn(Object form, StoredSlip slip) {
        return RelaisException.of(
                ServiceErrors.NOT_ON_SLIP,
                new LocalizedText("Le formulaire %s n'est pas sur le bordereau %s.", "Form %s is not on slip %s.")
                        .formatted(form, slip.name()));
    }
}
