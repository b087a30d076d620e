package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.CalendarDays;
import org.relais.calendar.CalendarProposal;
import org.relais.calendar.CalendarProposals;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.soap.internal.contract.calendar.DecideProposal;
import org.relais.soap.internal.contract.calendar.DecideProposalResponse;
import org.relais.soap.internal.contract.calendar.DeleteClosure;
import org.relais.soap.internal.contract.calendar.DeleteClosureResponse;
import org.relais.soap.internal.contract.calendar.DeleteExceptionalDay;
import org.relais.soap.internal.contract.calendar.DeleteExceptionalDayResponse;
import org.relais.soap.internal.contract.calendar.GetDueDate;
import org.relais.soap.internal.contract.calendar.GetDueDateResponse;
import org.relais.soap.internal.contract.calendar.GetNextWorkingDay;
import org.relais.soap.internal.contract.calendar.GetNextWorkingDayResponse;
import org.relais.soap.internal.contract.calendar.GetOpeningStatus;
import org.relais.soap.internal.contract.calendar.GetOpeningStatusResponse;
import org.relais.soap.internal.contract.calendar.GetWorkingTime;
import org.relais.soap.internal.contract.calendar.GetWorkingTimeResponse;
import org.relais.soap.internal.contract.calendar.ListDays;
import org.relais.soap.internal.contract.calendar.ListDaysResponse;
import org.relais.soap.internal.contract.calendar.ListProposals;
import org.relais.soap.internal.contract.calendar.ListProposalsResponse;
import org.relais.soap.internal.contract.calendar.OfficeCalendarPort;
import org.relais.soap.internal.contract.calendar.ProposeHolidays;
import org.relais.soap.internal.contract.calendar.ProposeHolidaysResponse;
import org.relais.soap.internal.contract.calendar.PutClosure;
import org.relais.soap.internal.contract.calendar.PutClosureResponse;
import org.relais.soap.internal.contract.calendar.PutExceptionalDay;
import org.relais.soap.internal.contract.calendar.PutExceptionalDayResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** The calendar of the office over SOAP. Thread-safe. */
@Component(service = OfficeCalendarEndpoint.class)
@SoapEndpoint(address = "/calendar", wsdl = "wsdl/OfficeCalendar.wsdl")
@WebService(
        serviceName = "OfficeCalendar",
        portName = "OfficeCalendarSoap12",
        targetNamespace = "urn:relais:calendar",
        endpointInterface = "org.relais.soap.internal.contract.calendar.OfficeCalendarPort")
public final class OfficeCalendarEndpoint implements OfficeCalendarPort {

    private static final int MAX_WORKING_MINUTES = 1_000_000;

    private final WorkingCalendar calendar;
    private final CalendarDays days;
    private final CalendarProposals proposals;
    private final OfficeDirectory directory;
    private final Clock clock;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public OfficeCalendarEndpoint(
            @Reference WorkingCalendar calendar,
            @Reference CalendarDays days,
            @Reference CalendarProposals proposals,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.calendar = calendar;
        this.days = days;
        this.proposals = proposals;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    @RequiresPermission("office:read")
    public GetOpeningStatusResponse getOpeningStatus(GetOpeningStatus request) {
        Parameters given = new Elements()
                .with("at", request.getAt())
                .with("site", request.getSite())
                .with("channel", request.getChannel())
                .parameters();
        @Nullable Instant at = given.instant("at");
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        @Nullable ChannelId channel = OfficeParameters.channel(given);
        given.check();
        GetOpeningStatusResponse response = new GetOpeningStatusResponse();
        response.setStatus(CalendarXml.of(calendar.status(at == null ? clock.instant() : at, site, channel)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public GetNextWorkingDayResponse getNextWorkingDay(GetNextWorkingDay request) {
        NextWorkingDay next = calendar.nextWorkingDay(CalendarXml.date("after", request.getAfter()));
        GetNextWorkingDayResponse response = new GetNextWorkingDayResponse();
        response.setDate(next.date().toString());
        next.skipped().forEach(day -> response.getSkipped().add(CalendarXml.of(day)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public GetDueDateResponse getDueDate(GetDueDate request) {
        Parameters given = new Elements()
                .with("from", request.getFrom())
                .with("workingMinutes", request.getWorkingMinutes())
                .with("site", request.getSite())
                .with("channel", request.getChannel())
                .parameters();
        @Nullable Instant from = given.instant("from");
        @Nullable Integer minutes = given.number("workingMinutes", 0, MAX_WORKING_MINUTES);
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        @Nullable ChannelId channel = OfficeParameters.channel(given);
        given.check();
        DueDate due = calendar.plus(
                Objects.requireNonNull(from), Duration.ofMinutes(Objects.requireNonNull(minutes)), site, channel);
        GetDueDateResponse response = new GetDueDateResponse();
        response.setDueAt(CommonXml.text(due.dueAt()));
        response.getExplanation().addAll(CommonXml.all(due.explanation()));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public GetWorkingTimeResponse getWorkingTime(GetWorkingTime request) {
        Parameters given = new Elements()
                .with("from", request.getFrom())
                .with("to", request.getTo())
                .with("site", request.getSite())
                .with("channel", request.getChannel())
                .parameters();
        @Nullable Instant from = given.instant("from");
        @Nullable Instant to = given.instant("to");
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        @Nullable ChannelId channel = OfficeParameters.channel(given);
        given.check();
        Duration worked = calendar.between(Objects.requireNonNull(from), Objects.requireNonNull(to), site, channel);
        GetWorkingTimeResponse response = new GetWorkingTimeResponse();
        response.setWorkingMinutes(worked.toMinutes());
        response.setWorkingSeconds(worked.toSeconds());
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListDaysResponse listDays(ListDays request) {
        ListDaysResponse response = new ListDaysResponse();
        days.between(caller(), CalendarXml.date("from", request.getFrom()), CalendarXml.date("to", request.getTo()))
                .forEach(day -> response.getItems().add(CalendarXml.of(day)));
        return response;
    }

    @Override
    @RequiresPermission("calendar:edit")
    public PutClosureResponse putClosure(PutClosure request) {
        PutClosureResponse response = new PutClosureResponse();
        response.setDay(CalendarXml.of(days.putClosure(
                caller(),
                CalendarXml.date("date", request.getDate()),
                CommonXml.revision(request.getExpectedRevision()),
                CalendarXml.edit(request))));
        return response;
    }

    @Override
    @RequiresPermission("calendar:edit")
    public DeleteClosureResponse deleteClosure(DeleteClosure request) {
        days.removeClosure(
                caller(),
                CalendarXml.date("date", request.getDate()),
                CommonXml.revision(request.getExpectedRevision()),
                CalendarXml.reason(request.getReason()));
        return new DeleteClosureResponse();
    }

    @Override
    @RequiresPermission("calendar:edit")
    public PutExceptionalDayResponse putExceptionalDay(PutExceptionalDay request) {
        PutExceptionalDayResponse response = new PutExceptionalDayResponse();
        response.setDay(CalendarXml.of(days.putExceptionalDay(
                caller(),
                CalendarXml.date("date", request.getDate()),
                CommonXml.revision(request.getExpectedRevision()),
                CalendarXml.edit(request))));
        return response;
    }

    @Override
    @RequiresPermission("calendar:edit")
    public DeleteExceptionalDayResponse deleteExceptionalDay(DeleteExceptionalDay request) {
        days.removeExceptionalDay(
                caller(),
                CalendarXml.date("date", request.getDate()),
                CommonXml.revision(request.getExpectedRevision()),
                request.getSite(),
                request.getChannel(),
                CalendarXml.reason(request.getReason()));
        return new DeleteExceptionalDayResponse();
    }

    @Override
    @RequiresPermission("calendar:edit")
    public ProposeHolidaysResponse proposeHolidays(ProposeHolidays request) {
        ProposeHolidaysResponse response = new ProposeHolidaysResponse();
        proposals
                .propose(caller(), request.getCalendar().getBytes(StandardCharsets.UTF_8))
                .forEach(proposal -> response.getItems().add(CalendarXml.of(proposal)));
        return response;
    }

    @Override
    @RequiresPermission("calendar:edit")
    public ListProposalsResponse listProposals(ListProposals request) {
        Parameters given = new Elements().with("state", request.getState()).parameters();
        CalendarProposal.@Nullable State state = given.choice("state", CalendarProposal.State.class);
        given.check();
        ListProposalsResponse response = new ListProposalsResponse();
        proposals.list(caller(), state).forEach(proposal -> response.getItems().add(CalendarXml.of(proposal)));
        return response;
    }

    /** A reason to accept and a decree to refuse are unknown, and are refused as such. */
    @Override
    @RequiresPermission("calendar:edit")
    public DecideProposalResponse decideProposal(DecideProposal request) {
        Parameters given = new Elements()
                .with("decree", request.getDecree())
                .with("reason", request.getReason())
                .parameters();
        boolean accepted = request.getDecision().equals("ACCEPT");
        @Nullable String said = accepted ? given.text("decree", 200) : given.text("reason", 2000);
        given.check();
        DecideProposalResponse response = new DecideProposalResponse();
        response.setProposal(CalendarXml.of(
                accepted
                        ? proposals.accept(caller(), CommonXml.uuid(request.getId()), said)
                        : proposals.refuse(caller(), CommonXml.uuid(request.getId()), said)));
        return response;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
