package org.relais.soap.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseStatus;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.soap.internal.contract.AddNote;
import org.relais.soap.internal.contract.AddNoteResponse;
import org.relais.soap.internal.contract.BulkItem;
import org.relais.soap.internal.contract.BulkOutcome;
import org.relais.soap.internal.contract.BulkParameter;
import org.relais.soap.internal.contract.Call;
import org.relais.soap.internal.contract.Case;
import org.relais.soap.internal.contract.FindCases;
import org.relais.soap.internal.contract.FindCasesResponse;
import org.relais.soap.internal.contract.GetCase;
import org.relais.soap.internal.contract.GetCaseResponse;
import org.relais.soap.internal.contract.GetFigures;
import org.relais.soap.internal.contract.GetFiguresResponse;
import org.relais.soap.internal.contract.GetJournal;
import org.relais.soap.internal.contract.GetJournalResponse;
import org.relais.soap.internal.contract.ListChannels;
import org.relais.soap.internal.contract.ListChannelsResponse;
import org.relais.soap.internal.contract.PerformAction;
import org.relais.soap.internal.contract.PerformActionResponse;
import org.relais.soap.internal.contract.PerformBulkAction;
import org.relais.soap.internal.contract.PerformBulkActionResponse;
import org.relais.soap.internal.contract.ReceiveIntake;
import org.relais.soap.internal.contract.ReceiveIntakeResponse;
import org.relais.soap.internal.contract.Submission;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The endpoint behind its contract, through a real SOAP runtime that checks every message against the schema. */
class CaseDeskEndpointTest {

    private final RecordingDesk desk = new RecordingDesk();
    private final InMemorySoap soap = new InMemorySoap(
            new CaseDeskEndpoint(desk, desk, desk::perform, new NoFilters(), desk, desk, desk, RecordingDesk::office),
            new Caller("agent", Set.of(Role.AGENT), null));

    @AfterEach
    void stop() {
        soap.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersACaseInBothVersionsOfSoap(InMemorySoap.Version version) throws Exception {
        GetCase request = new GetCase();
        request.setCase(RecordingDesk.REFERENCE.value().toLowerCase(Locale.ROOT));

        Case answer = soap.call(version, request, GetCaseResponse.class).getCase();

        assertEquals(List.of("agent", RecordingDesk.REFERENCE), desk.asked);
        assertEquals(RecordingDesk.REFERENCE.value(), answer.getReference());
        assertEquals("TRIAGED", answer.getStatus());
        assertEquals("Léa", answer.getRequester().getFirstName());
        assertEquals("2021-09-06T20:13:00Z", answer.getReceivedAt());
        assertEquals("2021-09-06T22:13:00Z", answer.getWaitingUntil());
        assertEquals("Santé", answer.getRouting().getReason().getFr());
        assertEquals("FOLLOWS", answer.getLinks().get(0).getKind());
        assertEquals(List.of("assign", "transfer"), answer.getAllowedActions());
        assertEquals(3, answer.getRevision());
    }

    @ParameterizedTest
    @EnumSource
    void aBulkActionNamesCasesAndParameters(InMemorySoap.Version version) throws Exception {
        PerformBulkAction request = new PerformBulkAction();
        request.setAction("assign");
        BulkItem item = new BulkItem();
        item.setCase(RecordingDesk.REFERENCE.value());
        item.setExpectedRevision(3L);
        request.getItems().add(item);
        BulkItem hidden = new BulkItem();
        hidden.setCase("2021-000001-X");
        request.getItems().add(hidden);
        BulkParameter agent = new BulkParameter();
        agent.setName("agent");
        agent.setValue("dpass");
        request.getParameters().add(agent);

        List<BulkOutcome> outcomes =
                soap.call(version, request, PerformBulkActionResponse.class).getItems();

        assertEquals(List.of("agent", new CaseCommand.Assign("dpass")), desk.asked);
        assertEquals(RecordingDesk.REFERENCE.value(), outcomes.get(0).getCase());
        assertEquals(4, outcomes.get(0).getRevision());
        assertEquals("not-found", outcomes.get(1).getCode());
        assertEquals("Introuvable", outcomes.get(1).getDetail().getFr());
    }

    @Test
    void handsInTheSameFormAsOverRest() throws Exception {
        Call call = new Call();
        call.setCallId("pbx-1");
        call.setStartedAt("2021-09-07T07:13:00+11:00");
        call.setWaitSeconds(23);
        Submission submission = new Submission();
        submission.setSite("caps");
        submission.setOutcome("CASE");
        submission.setCall(call);
        submission.getAny().add(element("<x:lot xmlns:x='urn:x'><x:number>12</x:number></x:lot>"));
        ReceiveIntake request = new ReceiveIntake();
        request.setChannel("phone");
        request.setIdempotencyKey("k-1");
        request.setSubmission(submission);

        var intake = soap.call(request, ReceiveIntakeResponse.class).getIntake();

        FormData form = new FormData(Map.of(
                "site",
                "caps",
                "outcome",
                "CASE",
                "call",
                Map.of("callId", "pbx-1", "startedAt", "2021-09-07T07:13:00+11:00", "waitSeconds", 23L),
                "lot",
                Map.of("number", "12")));
        assertEquals(
                List.of("agent", new ChannelId("phone"), new org.relais.intake.Submission("k-1", form)), desk.asked);
        assertEquals("REGISTERED", intake.getState());
        assertEquals("CASE", intake.getContact().getOutcome());
        assertEquals(RecordingDesk.REFERENCE.value(), intake.getCases().get(0).getReference());
    }

    @Test
    void performsAnActionOnTheRevisionExpected() throws Exception {
        PerformAction request = new PerformAction();
        request.setCase(RecordingDesk.ID.toString());
        request.setAction("wait");
        request.setExpectedRevision(3L);
        request.setReason("papers");
        request.setUntil("2021-09-10T07:00:00+11:00");

        assertEquals(
                4, soap.call(request, PerformActionResponse.class).getCase().getRevision());
        assertEquals(
                List.of(OptionalLong.of(3), new CaseCommand.Wait("papers", Instant.parse("2021-09-09T20:00:00Z"))),
                desk.asked.subList(2, 4));
    }

    @Test
    void listsCasesByTheFiltersGiven() throws Exception {
        FindCases request = new FindCases();
        request.getStatus().addAll(List.of("RESOLVED", "CLOSED"));
        request.setDepartment("dass");
        request.setOverdue(true);
        request.setSort("-dueAt");
        request.setLimit(5);

        FindCasesResponse page = soap.call(request, FindCasesResponse.class);

        CaseQuery query = (CaseQuery) desk.asked.get(1);
        assertEquals(Set.of(CaseStatus.RESOLVED, CaseStatus.CLOSED), query.statuses());
        assertEquals("DPASS", query.department());
        assertEquals(true, query.overdue());
        assertEquals(CaseQuery.Sort.DUE_DESCENDING, query.sort());
        assertEquals(5, query.limit());
        assertEquals("more", page.getNext());
        assertEquals(7, page.getTotal().getValue());
        assertEquals(RecordingDesk.REFERENCE.value(), page.getItems().get(0).getReference());
    }

    @Test
    void tellsJournalNotesChannelsAndFigures() throws Exception {
        GetJournal journal = new GetJournal();
        journal.setCase(RecordingDesk.ID.toString());
        assertEquals(
                "TRIAGED",
                soap.call(journal, GetJournalResponse.class)
                        .getItems()
                        .get(0)
                        .getChanges()
                        .get(0)
                        .getNew());

        AddNote note = new AddNote();
        note.setCase(RecordingDesk.ID.toString());
        note.setText("called back");
        assertEquals(
                "INTERNAL", soap.call(note, AddNoteResponse.class).getNote().getVisibility());

        assertEquals(
                "{\"type\":\"object\"}",
                soap.call(new ListChannels(), ListChannelsResponse.class)
                        .getItems()
                        .get(0)
                        .getForm());

        GetFigures figures = new GetFigures();
        figures.setFrom("2021-09-07");
        figures.setTo("2021-10-05");
        figures.setBy("topic");
        assertEquals(
                9, soap.call(figures, GetFiguresResponse.class).getFigures().getContacts());
    }

    @Test
    void refusesAParameterOfAnotherActionByName() {
        PerformAction request = new PerformAction();
        request.setCase(RecordingDesk.ID.toString());
        request.setAction("start");
        request.setReason("because");

        InMemorySoap.FaultException fault =
                assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, PerformActionResponse.class));

        assertTrue(fault.getMessage().contains("reason"), fault.getMessage());
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void refusesADepartmentThatTheOfficeDoesNotKnow() {
        FindCases request = new FindCases();
        request.setDepartment("DPAS");

        InMemorySoap.FaultException fault =
                assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, FindCasesResponse.class));

        assertTrue(fault.getMessage().contains("department"), fault.getMessage());
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void refusesANumberThatNoChannelCanTake() throws Exception {
        Submission submission = new Submission();
        submission.setOutcome("ABANDONED");
        submission.getAny().add(element("""
                        <x:weight xmlns:x='urn:x' xmlns:xs='http://www.w3.org/2001/XMLSchema'
                            xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                            xsi:type='xs:integer'>12345678901234567890</x:weight>"""));
        ReceiveIntake request = new ReceiveIntake();
        request.setChannel("phone");
        request.setIdempotencyKey("k-1");
        request.setSubmission(submission);

        assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, ReceiveIntakeResponse.class));
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void refusesAnIntakeWithoutAKey() {
        Submission submission = new Submission();
        submission.setOutcome("ABANDONED");
        ReceiveIntake request = new ReceiveIntake();
        request.setChannel("phone");
        request.setSubmission(submission);

        InMemorySoap.FaultException fault =
                assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, ReceiveIntakeResponse.class));

        assertTrue(fault.getMessage().contains("idempotencyKey"), fault.getMessage());
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void refusesWhatTheContractDoesNotKnow() {
        FindCases request = new FindCases();
        request.getStatus().add("LOST");

        assertThrows(InMemorySoap.FaultException.class, () -> soap.call(request, FindCasesResponse.class));
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void readsOpenElementsByTheirType() throws Exception {
        Submission submission = new Submission();
        submission.getAny().add(element("""
                        <x:lot xmlns:x='urn:x' xmlns:xs='http://www.w3.org/2001/XMLSchema'
                            xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
                          <x:count xsi:type='xs:int'>12</x:count>
                          <x:weight xsi:type='xs:decimal'>1.5</x:weight>
                          <x:urgent xsi:type='xs:boolean'>true</x:urgent>
                          <x:tag>a</x:tag><x:tag>b</x:tag><x:tag/>
                        </x:lot>"""));

        assertEquals(
                Map.of(
                        "lot",
                        Map.of(
                                "count",
                                12L,
                                "weight",
                                new BigDecimal("1.5"),
                                "urgent",
                                true,
                                "tag",
                                List.of("a", "b", ""))),
                SubmissionForm.of(submission).members());
    }

    private static Element element(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
