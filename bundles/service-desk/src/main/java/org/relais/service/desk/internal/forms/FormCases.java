package org.relais.service.desk.internal.forms;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.identity.Caller;
import org.relais.services.FormState;
import org.relais.spi.cases.ServiceCases;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** Leads the cases of forms by what happens to the forms, within the running unit of work. Thread-safe. */
@Component(service = FormCases.class)
public final class FormCases {

    private static final String DONE = "DONE";
    private static final String REFUSED = "REFUSED";

    private final ServiceCases cases;

    @Activate
    public FormCases(@Reference ServiceCases cases) {
        this.cases = cases;
    }

    /** It is registered; its case is begun, and waits when something is missing. */
    void registered(Caller actor, StoredForm form, List<Assessment.Missing> missing) {
        cases.begin(actor, id(form));
        if (form.state() == FormState.INCOMPLETE) {
            cases.await(actor, id(form), awaited(missing));
            cases.tell(actor, id(form), both(FormMessages.incomplete(form, missing)));
        }
    }

    /** It was judged anew. */
    void judged(Caller actor, StoredForm before, StoredForm after, List<Assessment.Missing> missing) {
        if (after.state() == FormState.COMPLETE && before.state() == FormState.INCOMPLETE) {
            cases.resume(actor, id(after));
        }
        if (after.state() == FormState.INCOMPLETE) {
            cases.await(actor, id(after), awaited(missing));
            cases.tell(actor, id(after), both(FormMessages.incomplete(after, missing)));
        }
    }

    /** Why stands in the form's history, where it is sealed. */
    void returned(Caller actor, StoredForm form) {
        cases.resume(actor, id(form));
        cases.end(actor, id(form), REFUSED, "Formulaire retourné à l'usager. / The form was given back.");
    }

    /** The partner has taken it. */
    public void acknowledged(Caller actor, StoredForm form, LocalizedText destination, String slip) {
        cases.end(
                actor,
                id(form),
                DONE,
                "Remis à %s, bordereau %s. / Handed over to %s, slip %s."
                        .formatted(destination.fr(), slip, destination.en(), slip));
    }

    /** The partner has refused it: the citizen is told, without what the partner wrote. */
    public void rejected(Caller actor, StoredForm form, LocalizedText message) {
        cases.tell(actor, id(form), both(message));
    }

    /** That the partner has refused it was written down wrongly: the citizen was told so, and is told otherwise. */
    public void reconsidered(Caller actor, StoredForm form, LocalizedText message) {
        cases.tell(actor, id(form), both(message));
    }

    void closed(Caller actor, StoredForm form) {
        cases.end(
                actor,
                id(form),
                REFUSED,
                "Formulaire refusé par le partenaire, affaire close. / Refused by the partner, and settled.");
    }

    private static String awaited(List<Assessment.Missing> missing) {
        return missing.stream().map(part -> part.what().fr()).collect(Collectors.joining(", ", "Il manque : ", ". / "))
                + missing.stream().map(part -> part.what().en()).collect(Collectors.joining(", ", "Missing: ", "."));
    }

    /** Whoever reads a case reads one of the two. */
    private static String both(LocalizedText text) {
        return text.fr() + "\n\n" + text.en();
    }

    private static CaseId id(StoredForm form) {
        return form.origin().caseId();
    }
}
