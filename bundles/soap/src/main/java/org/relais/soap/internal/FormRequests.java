package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormPage;
import org.relais.services.FormQuery;
import org.relais.services.FormReceipt;
import org.relais.services.ServiceDisclosures;
import org.relais.services.ServiceForms;
import org.relais.services.ServiceId;
import org.relais.soap.internal.contract.services.FindForms;
import org.relais.soap.internal.contract.services.FindFormsResponse;
import org.relais.soap.internal.contract.services.GetForm;
import org.relais.soap.internal.contract.services.GetFormHistory;
import org.relais.soap.internal.contract.services.GetFormHistoryResponse;
import org.relais.soap.internal.contract.services.GetFormResponse;
import org.relais.soap.internal.contract.services.ListForms;
import org.relais.soap.internal.contract.services.ListFormsResponse;
import org.relais.soap.internal.contract.services.PerformFormAction;
import org.relais.soap.internal.contract.services.PerformFormActionResponse;
import org.relais.soap.internal.contract.services.PurgeForm;
import org.relais.soap.internal.contract.services.PurgeFormResponse;
import org.relais.soap.internal.contract.services.RegisterForm;
import org.relais.soap.internal.contract.services.RegisterFormResponse;

/** Carries out what messages ask of registered forms. Thread-safe. */
final class FormRequests {

    private final ServiceForms forms;
    private final ServiceDisclosures disclosures;

    FormRequests(ServiceForms forms, ServiceDisclosures disclosures) {
        this.forms = forms;
        this.disclosures = disclosures;
    }

    RegisterFormResponse register(Caller caller, RegisterForm request) {
        ServiceId service = ServiceName.read(request.getService());
        Submission submission = Submission.of(
                request.getIdempotencyKey(), JsonText.form("/form", "", request.getForm()), request.getOverride());
        FormReceipt receipt = forms.register(caller, service, submission);
        RegisterFormResponse response = new RegisterFormResponse();
        response.setIntake(ServiceXml.of(receipt.intake().intake()));
        response.setForm(receipt.form() == null ? null : RegisteredFormXml.of(receipt.form()));
        return response;
    }

    GetFormResponse get(Caller caller, GetForm request) {
        GetFormResponse response = new GetFormResponse();
        response.setForm(
                RegisteredFormXml.of(forms.get(caller, ServiceName.read(request.getService()), request.getNumber())));
        return response;
    }

    ListFormsResponse list(Caller caller, ListForms request) {
        Elements filters = new Elements()
                .with("state", request.getState().isEmpty() ? null : String.join(",", request.getState()))
                .with("destination", request.getDestination())
                .with("formNumber", request.getFormNumber())
                .with("from", request.getFrom())
                .with("to", request.getTo())
                .with("limit", request.getLimit())
                .with("cursor", request.getCursor());
        FormPage page = forms.list(caller, ServiceName.read(request.getService()), FormQuery.of(filters.texts()));
        ListFormsResponse response = new ListFormsResponse();
        page.items().forEach(form -> response.getItems().add(RegisteredFormXml.of(form)));
        response.setNext(CommonXml.optional((Object) page.next()));
        return response;
    }

    FindFormsResponse find(Caller caller, FindForms request) {
        Parameters given = new Elements()
                .with("field", request.getField())
                .with("value", request.getValue())
                .parameters();
        String field = given.required("field");
        String value = given.required("value");
        given.check();
        FindFormsResponse response = new FindFormsResponse();
        forms.find(caller, ServiceName.read(request.getService()), field, value)
                .forEach(form -> response.getItems().add(RegisteredFormXml.of(form)));
        return response;
    }

    GetFormHistoryResponse history(Caller caller, GetFormHistory request) {
        GetFormHistoryResponse response = new GetFormHistoryResponse();
        ServiceForms.FormHistory history =
                forms.history(caller, ServiceName.read(request.getService()), request.getNumber());
        history.events().forEach(event -> response.getItems().add(RegisteredFormXml.of(event)));
        response.setIntact(history.intact());
        return response;
    }

    PerformFormActionResponse perform(Caller caller, PerformFormAction request) {
        Map<String, Object> members = new LinkedHashMap<>(new Elements()
                .with("reason", request.getReason())
                .with("note", request.getNote())
                .texts());
        if (request.getSupplied() != null) {
            members.put(
                    "supplied",
                    JsonText.form("/supplied", "/supplied", request.getSupplied())
                            .members());
        }
        PerformFormActionResponse response = new PerformFormActionResponse();
        response.setForm(RegisteredFormXml.of(forms.execute(
                caller,
                ServiceName.read(request.getService()),
                request.getNumber(),
                FormCommand.of(request.getAction(), new FormData(members)),
                CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    PurgeFormResponse purge(Caller caller, PurgeForm request) {
        Parameters given = new Elements().with("reason", request.getReason()).parameters();
        String reason = given.required("reason");
        given.text("reason", FormCommand.LONGEST);
        given.check();
        disclosures.purge(caller, ServiceName.read(request.getService()), request.getNumber(), reason);
        return new PurgeFormResponse();
    }
}
