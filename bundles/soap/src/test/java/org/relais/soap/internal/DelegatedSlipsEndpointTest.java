package org.relais.soap.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.services.LineOutcome;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.soap.internal.contract.common.LocalizedText;
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
import org.relais.soap.internal.contract.services.ListSlips;
import org.relais.soap.internal.contract.services.ListSlipsResponse;
import org.relais.soap.internal.contract.services.OpenSlip;
import org.relais.soap.internal.contract.services.OpenSlipResponse;
import org.relais.soap.internal.contract.services.PerformSlipAction;
import org.relais.soap.internal.contract.services.PerformSlipActionResponse;
import org.relais.soap.internal.contract.services.PutDestination;
import org.relais.soap.internal.contract.services.PutDestinationResponse;
import org.relais.soap.internal.contract.services.ReconcileSlip;
import org.relais.soap.internal.contract.services.ReconcileSlipResponse;
import org.relais.soap.internal.contract.services.Reconciliation;
import org.relais.soap.internal.contract.services.Slip;
import org.relais.soap.internal.contract.services.SlipEvent;
import org.relais.testkit.services.RecordingForms;
import org.relais.testkit.services.RecordingSlips;

/** Slips and destinations behind the contract of the endpoint. */
class DelegatedSlipsEndpointTest extends DelegatedServicesContract {

    private static final String SLIP = RecordingSlips.SLIP.value();

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
