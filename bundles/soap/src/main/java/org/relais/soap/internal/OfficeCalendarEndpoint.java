package org.relais.soap.internal;

import jakarta.jws.WebService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.errors.Parameters;
import org.relais.soap.internal.contract.calendar.GetDueDate;
import org.relais.soap.internal.contract.calendar.GetDueDateResponse;
import org.relais.soap.internal.contract.calendar.GetNextWorkingDay;
import org.relais.soap.internal.contract.calendar.GetNextWorkingDayResponse;
import org.relais.soap.internal.contract.calendar.GetOpeningStatus;
import org.relais.soap.internal.contract.calendar.GetOpeningStatusResponse;
import org.relais.soap.internal.contract.calendar.OfficeCalendarPort;
import org.relais.soap.internal.contract.calendar.OpeningStatus;
import org.relais.soap.internal.contract.calendar.SkippedDay;
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
@RequiresPermission("office:read")
public final class OfficeCalendarEndpoint implements OfficeCalendarPort {

    private static final int MAX_WORKING_MINUTES = 1_000_000;

    private final WorkingCalendar calendar;
    private final OfficeDirectory directory;
    private final Clock clock;

    @Activate
    public OfficeCalendarEndpoint(
            @Reference WorkingCalendar calendar, @Reference OfficeDirectory directory, @Reference Clock clock) {
        this.calendar = calendar;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
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
        org.relais.calendar.OpeningStatus status = calendar.status(at == null ? clock.instant() : at, site, channel);
        OpeningStatus element = new OpeningStatus();
        element.setOpen(status.open());
        element.setOfficeDay(status.officeDay().toString());
        element.setClosesAt(CommonXml.optional(status.closesAt()));
        element.setNextOpening(CommonXml.optional(status.nextOpening()));
        element.setReason(CommonXml.optional(status.reason()));
        GetOpeningStatusResponse response = new GetOpeningStatusResponse();
        response.setStatus(element);
        return response;
    }

    @Override
    public GetNextWorkingDayResponse getNextWorkingDay(GetNextWorkingDay request) {
        Parameters given = new Elements().with("after", request.getAfter()).parameters();
        @Nullable LocalDate after = given.date("after");
        given.check();
        NextWorkingDay next = calendar.nextWorkingDay(Objects.requireNonNull(after));
        GetNextWorkingDayResponse response = new GetNextWorkingDayResponse();
        response.setDate(next.date().toString());
        next.skipped().forEach(day -> response.getSkipped().add(skipped(day)));
        return response;
    }

    private static SkippedDay skipped(org.relais.calendar.SkippedDay day) {
        SkippedDay element = new SkippedDay();
        element.setDate(day.date().toString());
        element.setReason(CommonXml.of(day.reason()));
        return element;
    }

    @Override
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
}
