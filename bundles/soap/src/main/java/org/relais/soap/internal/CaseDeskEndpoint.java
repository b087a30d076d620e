package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.BulkActions;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseCommands;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseNotes.NewNote;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseService;
import org.relais.cases.Note.Visibility;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.figures.FigureQuery;
import org.relais.figures.FigureService;
import org.relais.filters.SavedFilters;
import org.relais.identity.Caller;
import org.relais.intake.Channels;
import org.relais.intake.IntakeDesk;
import org.relais.soap.internal.contract.AddNote;
import org.relais.soap.internal.contract.AddNoteResponse;
import org.relais.soap.internal.contract.CaseDeskPort;
import org.relais.soap.internal.contract.ChangeFilter;
import org.relais.soap.internal.contract.ChangeFilterResponse;
import org.relais.soap.internal.contract.DeleteFilter;
import org.relais.soap.internal.contract.DeleteFilterResponse;
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
import org.relais.soap.internal.contract.ListFilters;
import org.relais.soap.internal.contract.ListFiltersResponse;
import org.relais.soap.internal.contract.ListNotes;
import org.relais.soap.internal.contract.ListNotesResponse;
import org.relais.soap.internal.contract.PerformAction;
import org.relais.soap.internal.contract.PerformActionResponse;
import org.relais.soap.internal.contract.PerformBulkAction;
import org.relais.soap.internal.contract.PerformBulkActionResponse;
import org.relais.soap.internal.contract.ReceiveIntake;
import org.relais.soap.internal.contract.ReceiveIntakeResponse;
import org.relais.soap.internal.contract.SaveFilter;
import org.relais.soap.internal.contract.SaveFilterResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** The core's operations over SOAP. Thread-safe; failures leave as {@link RelaisException}, which the web bundle makes a fault. */
@Component(service = CaseDeskEndpoint.class)
@SoapEndpoint(address = "/cases", wsdl = "wsdl/CaseDesk.wsdl")
@WebService(
        serviceName = "CaseDesk",
        portName = "CaseDeskSoap12",
        targetNamespace = "urn:relais:cases",
        endpointInterface = "org.relais.soap.internal.contract.CaseDeskPort")
public final class CaseDeskEndpoint implements CaseDeskPort {

    private final CaseService cases;
    private final CaseNotes notes;
    private final BulkActions bulk;
    private final SavedFilters savedFilters;
    private final IntakeDesk desk;
    private final Channels channels;
    private final FigureService figures;
    private final OfficeDirectory directory;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public CaseDeskEndpoint(
            @Reference CaseService cases,
            @Reference CaseNotes notes,
            @Reference BulkActions bulk,
            @Reference SavedFilters savedFilters,
            @Reference IntakeDesk desk,
            @Reference Channels channels,
            @Reference FigureService figures,
            @Reference OfficeDirectory directory) {
        this.cases = cases;
        this.notes = notes;
        this.bulk = bulk;
        this.savedFilters = savedFilters;
        this.desk = desk;
        this.channels = channels;
        this.figures = figures;
        this.directory = directory;
    }

    @Override
    @RequiresPermission({"intake:receive", "intake:receive-form"})
    public ReceiveIntakeResponse receiveIntake(ReceiveIntake request) {
        org.relais.intake.Submission submission = org.relais.intake.Submission.of(
                request.getIdempotencyKey(), SubmissionForm.of(request.getSubmission()), request.getOverride());
        ReceiveIntakeResponse response = new ReceiveIntakeResponse();
        response.setIntake(IntakeXml.of(desk.receive(caller(), new ChannelId(request.getChannel()), submission)
                .intake()));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public GetCaseResponse getCase(GetCase request) {
        GetCaseResponse response = new GetCaseResponse();
        response.setCase(CaseXml.of(cases.get(caller(), CaseKey.of(request.getCase()))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public FindCasesResponse findCases(FindCases request) {
        Elements filters = new Elements()
                .with("status", request.getStatus().isEmpty() ? null : String.join(",", request.getStatus()))
                .with("department", request.getDepartment())
                .with("assignee", request.getAssignee())
                .with("topic", request.getTopic())
                .with("channel", request.getChannel())
                .with("receivedFrom", request.getReceivedFrom())
                .with("receivedTo", request.getReceivedTo())
                .with("overdue", request.isOverdue())
                .with("q", request.getQ())
                .with("phone", request.getPhone())
                .with("sort", request.getSort())
                .with("limit", request.getLimit())
                .with("cursor", request.getCursor())
                .with(SavedFilters.PARAMETER, request.getFilter());
        Caller caller = caller();
        CaseQuery query = CaseQuery.of(savedFilters.apply(caller, filters.texts()), directory.office());
        return CaseXml.page(cases.search(caller, query));
    }

    @Override
    @RequiresPermission("case:read")
    public ListFiltersResponse listFilters(ListFilters request) {
        ListFiltersResponse response = new ListFiltersResponse();
        savedFilters.list(caller()).forEach(filter -> response.getItems().add(FilterXml.of(filter)));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public SaveFilterResponse saveFilter(SaveFilter request) {
        SaveFilterResponse response = new SaveFilterResponse();
        response.setFilter(FilterXml.of(savedFilters.save(caller(), FilterXml.read(request))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public ChangeFilterResponse changeFilter(ChangeFilter request) {
        ChangeFilterResponse response = new ChangeFilterResponse();
        response.setFilter(FilterXml.of(savedFilters.change(
                caller(),
                CommonXml.uuid(request.getId()),
                FilterXml.read(request),
                CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public DeleteFilterResponse deleteFilter(DeleteFilter request) {
        savedFilters.delete(caller(), CommonXml.uuid(request.getId()));
        return new DeleteFilterResponse();
    }

    @Override
    @RequiresPermission({"case:route", "case:assign", "case:work", "case:classify"})
    public PerformActionResponse performAction(PerformAction request) {
        Elements parameters = new Elements()
                .with("topic", request.getTopic())
                .with("department", request.getDepartment())
                .with("queue", request.getQueue())
                .with("reason", request.getReason())
                .with("agent", request.getAgent())
                .with("until", request.getUntil())
                .with("code", request.getCode())
                .with("text", request.getText())
                .with("into", request.getInto())
                .with("to", request.getTo())
                .with("kind", request.getKind())
                .with("subject", request.getSubject())
                .with("description", request.getDescription())
                .with("priority", request.getPriority())
                .with("level", request.getLevel());
        CaseCommand command = CaseCommands.of(request.getAction(), parameters.texts())
                .once(IdempotencyKey.optional(request.getIdempotencyKey()));
        PerformActionResponse response = new PerformActionResponse();
        response.setCase(CaseXml.of(cases.execute(
                caller(), CaseKey.of(request.getCase()), CommonXml.revision(request.getExpectedRevision()), command)));
        return response;
    }

    @Override
    @RequiresPermission("case:note")
    public AddNoteResponse addNote(AddNote request) {
        Parameters given = new Parameters(new Elements()
                .with("text", request.getText())
                .with("visibility", request.getVisibility())
                .texts());
        String text = given.required("text");
        @Nullable Visibility visibility = given.choice("visibility", Visibility.class);
        given.check();
        AddNoteResponse response = new AddNoteResponse();
        NewNote note = new NewNote(text, visibility == null ? Visibility.INTERNAL : visibility);
        response.setNote(RecordXml.of(notes.write(
                caller(), CaseKey.of(request.getCase()), note, IdempotencyKey.optional(request.getIdempotencyKey()))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public ListNotesResponse listNotes(ListNotes request) {
        Parameters given =
                new Elements().with("visibility", request.getVisibility()).parameters();
        @Nullable Visibility visibility = given.choice("visibility", Visibility.class);
        given.check();
        ListNotesResponse response = new ListNotesResponse();
        notes.list(caller(), CaseKey.of(request.getCase()), visibility)
                .forEach(note -> response.getItems().add(RecordXml.of(note)));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public PerformBulkActionResponse performBulkAction(PerformBulkAction request) {
        PerformBulkActionResponse response = new PerformBulkActionResponse();
        bulk.perform(caller(), BulkXml.read(request))
                .forEach(outcome -> response.getItems().add(BulkXml.of(outcome)));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public GetJournalResponse getJournal(GetJournal request) {
        return RecordXml.of(cases.journal(caller(), CaseKey.of(request.getCase())));
    }

    @Override
    @RequiresPermission("office:read")
    public ListChannelsResponse listChannels(ListChannels request) {
        ListChannelsResponse response = new ListChannelsResponse();
        response.getItems()
                .addAll(channels.list(caller()).stream().map(IntakeXml::channel).toList());
        return response;
    }

    @Override
    @RequiresPermission("figures:read")
    public GetFiguresResponse getFigures(GetFigures request) {
        FigureQuery query = FigureQuery.of(new Elements()
                .with("from", request.getFrom())
                .with("to", request.getTo())
                .with("by", request.getBy())
                .with("channel", request.getChannel())
                .texts());
        GetFiguresResponse response = new GetFiguresResponse();
        response.setFigures(RecordXml.of(figures.count(caller(), query)));
        return response;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
