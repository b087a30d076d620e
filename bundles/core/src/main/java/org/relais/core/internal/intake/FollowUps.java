package org.relais.core.internal.intake;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseReference;
import org.relais.core.internal.cases.CaseContacts;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.KnownTies;
import org.relais.core.internal.cases.StoredCase;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.ContactView;
import org.relais.intake.OpenedCase;
import org.relais.spi.channel.Interpretation.FollowUp;
import org.relais.texts.LocalizedText;

/**
 * Contacts about a case that is running already. One that has ended is refused: whoever took the request decides whether it is to be
 * reopened or a new one follows it. Thread-safe; works within the running unit of work.
 */
@Component(service = FollowUps.class)
public final class FollowUps {

    private final CaseContacts contacts;
    private final KnownTies ties;
    private final Accounts accounts;

    @Activate
    public FollowUps(@Reference CaseContacts contacts, @Reference KnownTies ties, @Reference Accounts accounts) {
        this.contacts = contacts;
        this.ties = ties;
        this.accounts = accounts;
    }

    /**
     * What was recorded.
     *
     * @param level of the case
     */
    record Recorded(OpenedCase running, Confidentiality level) {}

    /** @throws Interpreter.RejectedException for a case that the sender may not know of, and for one that runs no longer */
    Recorded record(StoredIntake intake, ContactView contact, FollowUp followUp) {
        Caller caller = accounts.find(intake.account())
                .orElseThrow(() -> rejected(
                        followUp,
                        new LocalizedText(
                                "Ce compte n'existe plus ; le dossier ne peut pas être noté en son nom.",
                                "This account is gone; nothing can be written on the case in its name.")));
        StoredCase before = running(caller, intake, followUp);
        StoredCase after =
                contacts.record(caller, before, contact, intake.channel().value(), followUp.note());
        CaseState state = after.state();
        return new Recorded(
                new OpenedCase(
                        after.facts().id(),
                        after.facts().reference(),
                        state.status(),
                        new DepartmentId(state.department()),
                        state.dueAt()),
                state.confidentiality());
    }

    private StoredCase running(Caller caller, StoredIntake intake, FollowUp followUp) {
        StoredCase found;
        try {
            found = contacts.require(caller, followUp.subject());
        } catch (RelaisException unknown) {
            throw rejected(followUp, unknown.detail());
        }
        if (found.state().merge() != null) {
            throw rejected(followUp, merged(caller, intake, found));
        }
        if (!found.state().status().isOpen()) {
            throw rejected(
                    followUp,
                    new LocalizedText(
                                    "Le dossier %s est terminé (%s) ; rouvrez-le, ou transmettez une nouvelle demande et liez-la (FOLLOWS).",
                                    "The case %s has ended (%s); reopen it, or hand in a new request and link it (FOLLOWS).")
                            .formatted(found.facts().reference(), found.state().status()));
        }
        return found;
    }

    /** Why an intake that is stored was refused is read by others too, so that it never names the case that goes on. */
    private LocalizedText merged(Caller caller, StoredIntake intake, StoredCase found) {
        CaseReference reference = found.facts().reference();
        return ties.survivor(caller, found)
                .filter(into -> !intake.isStored())
                .map(into -> new LocalizedText(
                                "Le dossier %s est fusionné ; indiquez le dossier %s.",
                                "The case %s is merged; name the case %s.")
                        .formatted(reference, into))
                .orElseGet(() -> new LocalizedText(
                                "Le dossier %s est fusionné ; indiquez celui qui continue.",
                                "The case %s is merged; name the one that goes on.")
                        .formatted(reference));
    }

    private static Interpreter.RejectedException rejected(FollowUp followUp, LocalizedText why) {
        return new Interpreter.RejectedException(List.of(new FieldError(followUp.pointer(), why)));
    }
}
