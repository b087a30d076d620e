package org.relais.soap.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.soap.internal.contract.services.FindForms;
import org.relais.soap.internal.contract.services.FindFormsResponse;
import org.relais.soap.internal.contract.services.Form;
import org.relais.soap.internal.contract.services.FormEvent;
import org.relais.soap.internal.contract.services.GetForm;
import org.relais.soap.internal.contract.services.GetFormHistory;
import org.relais.soap.internal.contract.services.GetFormHistoryResponse;
import org.relais.soap.internal.contract.services.GetFormResponse;
import org.relais.soap.internal.contract.services.GetService;
import org.relais.soap.internal.contract.services.GetServiceResponse;
import org.relais.soap.internal.contract.services.ListForms;
import org.relais.soap.internal.contract.services.ListFormsResponse;
import org.relais.soap.internal.contract.services.ListServices;
import org.relais.soap.internal.contract.services.ListServicesResponse;
import org.relais.soap.internal.contract.services.ListWarnings;
import org.relais.soap.internal.contract.services.ListWarningsResponse;
import org.relais.soap.internal.contract.services.PerformFormAction;
import org.relais.soap.internal.contract.services.PerformFormActionResponse;
import org.relais.soap.internal.contract.services.PurgeForm;
import org.relais.soap.internal.contract.services.PurgeFormResponse;
import org.relais.soap.internal.contract.services.RegisterForm;
import org.relais.soap.internal.contract.services.RegisterFormResponse;
import org.relais.soap.internal.contract.services.Service;
import org.relais.testkit.services.RecordingForms;

/** Services and their forms behind the contract of the endpoint. */
class DelegatedFormsEndpointTest extends DelegatedServicesContract {

    private static RegisterForm registration(String form) {
        RegisterForm request = new RegisterForm();
        request.setService(SERVICE);
        request.setIdempotencyKey("k-1");
        request.setForm(form);
        return request;
    }

    @ParameterizedTest
    @EnumSource
    void registersTheSameFormAsOverRestInBothVersionsOfSoap(InMemorySoap.Version version) throws Exception {
        RegisterForm request = registration(
                "{\"cafatNumber\":\"339411\",\"signed\":false,\"insured\":{\"firstName\":\"Noël\"},\"n\":[1,0.5]}");
        request.setOverride("Panne réseau");

        RegisterFormResponse answer = soap.call(version, request, RegisterFormResponse.class);

        FormData form = new FormData(Map.of(
                "cafatNumber",
                "339411",
                "signed",
                false,
                "insured",
                Map.of("firstName", "Noël"),
                "n",
                List.of(1L, new BigDecimal("0.5"))));
        assertEquals(List.of("claims", RecordingForms.SERVICE), forms.asked().subList(0, 2));
        assertEquals(new Submission("k-1", form, "Panne réseau"), forms.asked().get(2));
        assertEquals("REGISTERED", answer.getIntake().getState());
        assertEquals("CASE", answer.getIntake().getContact().getOutcome());
        assertEquals(
                RecordingForms.REFERENCE.value(),
                answer.getIntake().getCases().get(0).getReference());
        assertEquals(NUMBER, answer.getForm().getNumber());
        assertEquals(form, JsonText.form("", "", answer.getForm().getContent()));
    }

    @Test
    void aFormThatWaitsForItsPlugInIsAnsweredWithItsIntake() throws Exception {
        forms.leave();

        RegisterFormResponse answer = soap.call(registration("{\"a\":1}"), RegisterFormResponse.class);

        assertEquals("STAMPED", answer.getIntake().getState());
        assertNull(answer.getForm());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|/form",
                "null|/form",
                "{|/form",
                "{'a':1,'a':2}|/form",
                "{'insured':{'firstName':null}}|/insured/firstName",
                "{'n':1e300}|/n",
                "{'n':[1,12345678901234567890]}|/n/1"
            })
    void refusesAFormThatRestWouldRefuse(String form, String pointer) {
        RegisterForm request = registration(form.replace('\'', '"'));

        InMemorySoap.FaultException fault =
                assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, RegisterFormResponse.class));

        assertEquals(List.of(), forms.asked(), fault::getMessage);
        assertEquals(
                List.of(pointer),
                assertThrows(
                                RelaisException.class,
                                () -> JsonText.form("/form", "", request.getForm())
                                        .check())
                        .errors()
                        .stream()
                        .map(FieldError::pointer)
                        .toList());
    }

    @Test
    void tellsWhichServicesThereAre() throws Exception {
        Service service = soap.call(new ListServices(), ListServicesResponse.class)
                .getItems()
                .get(0);

        assertEquals(SERVICE, service.getId());
        assertTrue(service.isAvailable());
        assertEquals("{\"type\":\"object\"}", service.getForm());
        assertEquals(List.of("cafatNumber"), service.getFindBy());
        assertEquals("LOST", service.getCodes().get(0).getCode());
        assertEquals(List.of("READ", "HAND_OVER"), service.getRights());
        forms.leave();
        GetService request = new GetService();
        request.setService(SERVICE);
        assertNull(soap.call(request, GetServiceResponse.class).getService().getForm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "Not-A-Service", ""})
    void aServiceThatThereIsNotIsNotFound(String service) {
        GetService request = new GetService();
        request.setService(service);

        assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, GetServiceResponse.class));
    }

    @Test
    void tellsWhatWaitsForTooLong() throws Exception {
        ListWarnings request = new ListWarnings();
        request.setService(SERVICE);

        var warning = soap.call(request, ListWarningsResponse.class).getItems().get(0);

        assertEquals("NOT_HANDED_OVER", warning.getKind());
        assertEquals(NUMBER, warning.getSubject());
        assertEquals("2021-09-06T20:13:04Z", warning.getSince());
    }

    @Test
    void readsAFormWhole() throws Exception {
        GetForm request = new GetForm();
        request.setService(SERVICE);
        request.setNumber(NUMBER);

        Form form = soap.call(request, GetFormResponse.class).getForm();

        assertEquals("INCOMPLETE", form.getState());
        assertEquals("FS-2021-0001", form.getFormNumber());
        assertEquals("SLN", form.getDestination());
        assertEquals("Health", form.getDestinationReason().getEn());
        assertEquals(RecordingForms.REFERENCE.value(), form.getCase());
        assertEquals(RecordingForms.ID.toString(), form.getIntake());
        assertNull(form.getContent());
        assertEquals("/signed", form.getMissing().get(0).getPointer());
        assertEquals(List.of("supply", "return"), form.getAllowedActions());
        assertEquals(3, form.getRevision());
    }

    @Test
    void listsFormsByTheFiltersGiven() throws Exception {
        ListForms request = new ListForms();
        request.setService(SERVICE);
        request.getState().addAll(List.of("COMPLETE", "BATCHED"));
        request.setDestination("SLN");
        request.setFormNumber("FS-1");
        request.setFrom("2021-09-07");
        request.setTo("2021-09-30");
        request.setLimit(5);
        request.setCursor("FDS-DAJI-2021-000009");

        ListFormsResponse page = soap.call(request, ListFormsResponse.class);

        assertEquals(
                new FormQuery(
                        Set.of(FormState.COMPLETE, FormState.BATCHED),
                        "SLN",
                        "FS-1",
                        LocalDate.of(2021, 9, 7),
                        LocalDate.of(2021, 9, 30),
                        5,
                        new RegistrationNumber("FDS-DAJI-2021-000009")),
                forms.asked().get(2));
        assertEquals(NUMBER, page.getItems().get(0).getNumber());
        assertEquals(NUMBER, page.getNext());
    }

    @Test
    void findsTheFormsOfAPerson() throws Exception {
        FindForms request = new FindForms();
        request.setService(SERVICE);
        request.setField("cafatNumber");
        request.setValue("339411");

        assertEquals(1, soap.call(request, FindFormsResponse.class).getItems().size());
        assertEquals(List.of("claims", RecordingForms.SERVICE, "cafatNumber", "339411"), forms.asked());
    }

    @Test
    void tellsWhatHappenedToAForm() throws Exception {
        GetFormHistory request = new GetFormHistory();
        request.setService(SERVICE);
        request.setNumber(NUMBER);

        FormEvent event =
                soap.call(request, GetFormHistoryResponse.class).getItems().get(0);

        assertEquals("find-incomplete", event.getAction());
        assertEquals("REGISTERED", event.getFrom());
        assertEquals("INCOMPLETE", event.getTo());
    }

    @Test
    void suppliesWhatWasMissingOnTheRevisionExpected() throws Exception {
        PerformFormAction request = new PerformFormAction();
        request.setService(SERVICE);
        request.setNumber(NUMBER);
        request.setAction("supply");
        request.setExpectedRevision(3L);
        request.setSupplied("{\"signed\":true}");

        Form form = soap.call(request, PerformFormActionResponse.class).getForm();

        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        NUMBER,
                        new FormCommand.Supply(new FormData(Map.of("signed", true))),
                        OptionalLong.of(3)),
                forms.asked());
        assertEquals("{\"site\":\"caps\"}", form.getContent());
    }

    @Test
    void returnsAFormForAReason() throws Exception {
        PerformFormAction request = new PerformFormAction();
        request.setService(SERVICE);
        request.setNumber(NUMBER);
        request.setAction("return");
        request.setReason("Illisible");

        soap.call(request, PerformFormActionResponse.class);

        assertEquals(new FormCommand.Return("Illisible"), forms.asked().get(3));
        request.setNote("of another action");
        InMemorySoap.FaultException fault = assertThrows(
                InMemorySoap.FaultException.class, () -> soap.call(request, PerformFormActionResponse.class));
        assertTrue(fault.getMessage().contains("note"), fault::getMessage);
    }

    @Test
    void purgesForAReason() throws Exception {
        PurgeForm request = new PurgeForm();
        request.setService(SERVICE);
        request.setNumber(NUMBER);
        request.setReason(" ");
        assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, PurgeFormResponse.class));
        assertEquals(List.of(), forms.asked());

        request.setReason("Demande de l'assuré");
        soap.call(request, PurgeFormResponse.class);

        assertEquals(List.of("claims", RecordingForms.SERVICE, NUMBER, "Demande de l'assuré"), forms.asked());
    }
}
