package org.relais.soap.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.soap.internal.contract.common.LocalizedText;
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
import org.relais.soap.internal.contract.services.GetSlip;
import org.relais.soap.internal.contract.services.GetSlipDocument;
import org.relais.soap.internal.contract.services.GetSlipDocumentResponse;
import org.relais.soap.internal.contract.services.GetSlipHistory;
import org.relais.soap.internal.contract.services.GetSlipHistoryResponse;
import org.relais.soap.internal.contract.services.GetSlipResponse;
import org.relais.soap.internal.contract.services.Line;
import org.relais.soap.internal.contract.services.ListDestinations;
import org.relais.soap.internal.contract.services.ListDestinationsResponse;
import org.relais.soap.internal.contract.services.ListDifferences;
import org.relais.soap.internal.contract.services.ListDifferencesResponse;
import org.relais.soap.internal.contract.services.ListForms;
import org.relais.soap.internal.contract.services.ListFormsResponse;
import org.relais.soap.internal.contract.services.ListServices;
import org.relais.soap.internal.contract.services.ListServicesResponse;
import org.relais.soap.internal.contract.services.ListSlips;
import org.relais.soap.internal.contract.services.ListSlipsResponse;
import org.relais.soap.internal.contract.services.ListWarnings;
import org.relais.soap.internal.contract.services.ListWarningsResponse;
import org.relais.soap.internal.contract.services.OpenSlip;
import org.relais.soap.internal.contract.services.OpenSlipResponse;
import org.relais.soap.internal.contract.services.PerformFormAction;
import org.relais.soap.internal.contract.services.PerformFormActionResponse;
import org.relais.soap.internal.contract.services.PerformSlipAction;
import org.relais.soap.internal.contract.services.PerformSlipActionResponse;
import org.relais.soap.internal.contract.services.PurgeForm;
import org.relais.soap.internal.contract.services.PurgeFormResponse;
import org.relais.soap.internal.contract.services.PutDestination;
import org.relais.soap.internal.contract.services.PutDestinationResponse;
import org.relais.soap.internal.contract.services.ReconcileSlip;
import org.relais.soap.internal.contract.services.ReconcileSlipResponse;
import org.relais.soap.internal.contract.services.Reconciliation;
import org.relais.soap.internal.contract.services.RegisterForm;
import org.relais.soap.internal.contract.services.RegisterFormResponse;
import org.relais.soap.internal.contract.services.Service;
import org.relais.soap.internal.contract.services.Slip;
import org.relais.soap.internal.contract.services.SlipEvent;
import org.relais.testkit.services.RecordingForms;
import org.relais.testkit.services.RecordingSlips;

/** The endpoint behind its contract, through a real SOAP runtime that checks every message against the schema. */
class DelegatedServicesEndpointTest {

    private static final String SERVICE = RecordingForms.SERVICE.value();
    private static final String NUMBER = RecordingForms.NUMBER.value();
    private static final String SLIP = RecordingSlips.SLIP.value();

    private final RecordingForms forms = new RecordingForms();
    private final RecordingSlips slips = new RecordingSlips();
    private final InMemorySoap soap = new InMemorySoap(
            new DelegatedServicesEndpoint(forms, forms, slips, forms, forms),
            new Caller("claims", Set.of(Role.AGENT), null));

    @AfterEach
    void stop() {
        soap.close();
    }

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

    @Test
    void opensTheSlipOfADestination() throws Exception {
        OpenSlip request = new OpenSlip();
        request.setService(SERVICE);
        request.setDestination("SLN");

        Slip slip = soap.call(request, OpenSlipResponse.class).getSlip();

        assertEquals(List.of("claims", RecordingForms.SERVICE, "SLN"), slips.asked());
        assertEquals("OPEN", slip.getState());
        assertNull(slip.getNumber());
    }

    @Test
    void aSlipHasItsLinesAndItsSum() throws Exception {
        GetSlip request = new GetSlip();
        request.setService(SERVICE);
        request.setSlip(SLIP);

        Slip slip = soap.call(request, GetSlipResponse.class).getSlip();

        assertEquals(SLIP, slip.getNumber());
        assertEquals("TRANSMITTED", slip.getState());
        assertTrue(slip.isIntact());
        assertEquals(3, slip.getSum().getTransmitted());
        assertEquals(1, slip.getSum().getDifference());
        Line line = slip.getLines().get(0);
        assertEquals(NUMBER, line.getForm());
        assertEquals("NB", line.getInitials());
        assertEquals("REJECTED", line.getOutcome());
        assertEquals("LOST", line.getCode());
        assertEquals("2021-09-06T20:13:04Z", line.getDecidedAt());
        assertEquals("appelé", line.getFollowUp());
        assertEquals(List.of("close"), slip.getAllowedActions());
        assertEquals(4, slip.getRevision());
    }

    @Test
    void tellsWhatHappenedToASlip() throws Exception {
        GetSlipHistory request = new GetSlipHistory();
        request.setService(SERVICE);
        request.setSlip(SLIP);

        GetSlipHistoryResponse history = soap.call(request, GetSlipHistoryResponse.class);

        assertEquals(List.of("claims", RecordingForms.SERVICE, SLIP), slips.asked());
        assertTrue(history.isIntact());
        SlipEvent added = history.getItems().get(0);
        assertEquals("add", added.getAction());
        assertEquals(3, added.getForms());
        assertNull(added.getForm());
        assertNull(added.getOutcome());
        SlipEvent decided = history.getItems().get(1);
        assertEquals(2, decided.getSequence());
        assertEquals("claims", decided.getActor());
        assertEquals(NUMBER, decided.getForm());
        assertNull(decided.getForms());
        assertEquals("REJECTED", decided.getOutcome());
        assertEquals("LOST", decided.getCode());
        assertEquals("perdu", decided.getNote());
        assertEquals("cd", decided.getHash());
    }

    @Test
    void listsSlipsByTheirState() throws Exception {
        ListSlips request = new ListSlips();
        request.setService(SERVICE);
        request.getState().addAll(List.of("OPEN", "FROZEN"));

        var slip = soap.call(request, ListSlipsResponse.class).getItems().get(0);

        assertEquals(Set.of(SlipState.OPEN, SlipState.FROZEN), slips.asked().get(2));
        assertEquals("FROZEN", slip.getState());
        request.getState().add("LOST");
        assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, ListSlipsResponse.class));
    }

    @Test
    void writesDownWhatThePartnerSays() throws Exception {
        PerformSlipAction request = new PerformSlipAction();
        request.setService(SERVICE);
        request.setSlip(SLIP);
        request.setAction("decide");
        request.setForm(NUMBER);
        request.setOutcome("REJECTED");
        request.setCode("LOST");
        request.setReason("perdu");

        soap.call(request, PerformSlipActionResponse.class);

        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        SLIP,
                        new SlipCommand.Decide(RecordingForms.NUMBER, LineOutcome.REJECTED, "LOST", "perdu"),
                        OptionalLong.empty()),
                slips.asked());
    }

    @Test
    void putsTheNamedFormsOnASlipOrAll() throws Exception {
        PerformSlipAction request = new PerformSlipAction();
        request.setService(SERVICE);
        request.setSlip(SLIP);
        request.setAction("add");
        request.setExpectedRevision(4L);
        soap.call(request, PerformSlipActionResponse.class);
        request.getForms().add(NUMBER);
        soap.call(request, PerformSlipActionResponse.class);

        assertEquals(new SlipCommand.Add(List.of()), slips.asked().get(3));
        assertEquals(OptionalLong.of(4), slips.asked().get(4));
        assertEquals(
                new SlipCommand.Add(List.of(RecordingForms.NUMBER)),
                slips.asked().get(8));
    }

    @Test
    void takesInThePartnersListAsItIs() throws Exception {
        ReconcileSlip request = new ReconcileSlip();
        request.setService(SERVICE);
        request.setSlip(SLIP);
        request.setCsv("formNumber;outcome;code;reason\nFS-2021-0001;REJECTED;LOST;égaré\n");

        Reconciliation done = soap.call(request, ReconcileSlipResponse.class).getReconciliation();

        assertEquals(request.getCsv(), slips.asked().get(3));
        assertEquals(2, done.getTaken());
        assertEquals(1, done.getKnown());
        assertEquals(4, done.getRefused().get(0).getLine());
        assertEquals("Santé", done.getRefused().get(0).getDetail().getFr());
        assertEquals(SLIP, done.getSlip().getNumber());
    }

    @Test
    void tellsWhichFormsAreNotAccountedFor() throws Exception {
        ListDifferences request = new ListDifferences();
        request.setService(SERVICE);

        var difference =
                soap.call(request, ListDifferencesResponse.class).getItems().get(0);

        assertEquals(SLIP, difference.getSlip());
        assertEquals("SLN", difference.getDestination());
        assertEquals(NUMBER, difference.getLine().getForm());
    }

    @ParameterizedTest
    @CsvSource({"csv,en,CSV,text/csv,en", ",,PDF,application/pdf,fr"})
    void aSlipTravelsWithinTheMessage(
            String format, String language, SlipFormat expected, String type, String expectedLanguage)
            throws Exception {
        GetSlipDocument request = new GetSlipDocument();
        request.setService(SERVICE);
        request.setSlip(SLIP);
        request.setFormat(format);
        request.setLanguage(language);

        GetSlipDocumentResponse answer = soap.call(request, GetSlipDocumentResponse.class);

        assertEquals(expected, slips.asked().get(3));
        assertEquals(Locale.forLanguageTag(expectedLanguage), slips.asked().get(4));
        assertEquals(SLIP + "." + expected.name().toLowerCase(Locale.ROOT), answer.getName());
        assertEquals(type, answer.getType());
        assertArrayEquals("é".getBytes(StandardCharsets.UTF_8), answer.getContent());
    }

    @Test
    void destinationsAreEditedOnTheRevisionExpectedAndStayOpenUnlessThatIsSaid() throws Exception {
        ListDestinations list = new ListDestinations();
        list.setService(SERVICE);
        assertEquals(
                1,
                soap.call(list, ListDestinationsResponse.class)
                        .getItems()
                        .get(0)
                        .getRevision());
        LocalizedText name = new LocalizedText();
        name.setFr("Mutuelle");
        name.setEn("Mutual");
        PutDestination request = new PutDestination();
        request.setService(SERVICE);
        request.setId("SLN");
        request.setExpectedRevision(1L);
        request.setName(name);
        request.setAddress("BP 1\nNouméa");

        var put = soap.call(request, PutDestinationResponse.class).getDestination();

        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        "SLN",
                        new NewDestination(
                                new org.relais.texts.LocalizedText("Mutuelle", "Mutual"), "BP 1\nNouméa", true),
                        OptionalLong.of(1)),
                forms.asked());
        assertEquals(2, put.getRevision());
        request.setActive(false);
        assertFalse(soap.call(request, PutDestinationResponse.class)
                .getDestination()
                .isActive());
    }
}
