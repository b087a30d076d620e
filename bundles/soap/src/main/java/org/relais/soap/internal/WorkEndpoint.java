package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseSummary;
import org.relais.cases.Page;
import org.relais.deadlines.Deadlines;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.notifications.Notifications;
import org.relais.queues.CaseQueues;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueEdit;
import org.relais.soap.internal.contract.work.ClaimNext;
import org.relais.soap.internal.contract.work.ClaimNextResponse;
import org.relais.soap.internal.contract.work.EditQueue;
import org.relais.soap.internal.contract.work.EditQueueResponse;
import org.relais.soap.internal.contract.work.GetDeadline;
import org.relais.soap.internal.contract.work.GetDeadlineResponse;
import org.relais.soap.internal.contract.work.ListNotifications;
import org.relais.soap.internal.contract.work.ListNotificationsResponse;
import org.relais.soap.internal.contract.work.ListQueueCases;
import org.relais.soap.internal.contract.work.ListQueueCasesResponse;
import org.relais.soap.internal.contract.work.ListQueues;
import org.relais.soap.internal.contract.work.ListQueuesResponse;
import org.relais.soap.internal.contract.work.ReadNotification;
import org.relais.soap.internal.contract.work.ReadNotificationResponse;
import org.relais.soap.internal.contract.work.WorkPort;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** What waits for a person, over SOAP. Thread-safe. */
@Component(service = WorkEndpoint.class)
@SoapEndpoint(address = "/work", wsdl = "wsdl/Work.wsdl")
@WebService(
        serviceName = "Work",
        portName = "WorkSoap12",
        targetNamespace = "urn:relais:work",
        endpointInterface = "org.relais.soap.internal.contract.work.WorkPort")
public final class WorkEndpoint implements WorkPort {

    private static final int DEFAULT_LIMIT = 50;
    private static final int DEFAULT_CASES = 20;

    private final Deadlines deadlines;
    private final Notifications notifications;
    private final CaseQueues queues;
    private final QueueDirectory queueDirectory;
    private final OfficeDirectory directory;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public WorkEndpoint(
            @Reference Deadlines deadlines,
            @Reference Notifications notifications,
            @Reference CaseQueues queues,
            @Reference QueueDirectory queueDirectory,
            @Reference OfficeDirectory directory) {
        this.deadlines = deadlines;
        this.notifications = notifications;
        this.queues = queues;
        this.queueDirectory = queueDirectory;
        this.directory = directory;
    }

    @Override
    @RequiresPermission("case:read")
    public GetDeadlineResponse getDeadline(GetDeadline request) {
        GetDeadlineResponse response = new GetDeadlineResponse();
        response.setDeadline(WorkXml.of(deadlines.of(caller(), CaseKey.of(request.getCase()))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public ListNotificationsResponse listNotifications(ListNotifications request) {
        Parameters given = new Elements()
                .with("unread", request.isUnread())
                .with("limit", request.getLimit())
                .parameters();
        @Nullable Boolean unread = given.flag("unread");
        @Nullable Integer limit = given.number("limit", 1, Notifications.MOST);
        given.check();
        ListNotificationsResponse response = new ListNotificationsResponse();
        notifications
                .list(caller(), Boolean.TRUE.equals(unread), limit == null ? DEFAULT_LIMIT : limit)
                .forEach(notification -> response.getItems().add(WorkXml.of(notification)));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public ReadNotificationResponse readNotification(ReadNotification request) {
        ReadNotificationResponse response = new ReadNotificationResponse();
        response.setNotification(WorkXml.of(notifications.read(caller(), CommonXml.uuid(request.getId()))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public ListQueuesResponse listQueues(ListQueues request) {
        ListQueuesResponse response = new ListQueuesResponse();
        queues.list(caller()).forEach(queue -> response.getItems().add(QueueXml.of(queue)));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public ListQueueCasesResponse listQueueCases(ListQueueCases request) {
        Parameters given = new Elements().with("limit", request.getLimit()).parameters();
        @Nullable Integer limit = given.number("limit", 1, CaseQuery.MAX_LIMIT);
        given.check();
        Page<CaseSummary> page =
                queues.cases(caller(), request.getQueue(), limit == null ? DEFAULT_CASES : limit, request.getCursor());
        ListQueueCasesResponse response = new ListQueueCasesResponse();
        page.items().forEach(waiting -> response.getItems().add(QueueXml.of(waiting)));
        response.setNext(page.next());
        response.setTotal(page.total().value());
        return response;
    }

    @Override
    @RequiresPermission("case:assign")
    public ClaimNextResponse claimNext(ClaimNext request) {
        ClaimNextResponse response = new ClaimNextResponse();
        queues.claim(caller(), request.getQueue()).ifPresent(claimed -> response.setCase(QueueXml.of(claimed)));
        return response;
    }

    @Override
    @RequiresPermission("queue:edit")
    public EditQueueResponse editQueue(EditQueue request) {
        QueueEdit edit = QueueEdit.of(QueueXml.form(request), directory.office());
        EditQueueResponse response = new EditQueueResponse();
        response.setQueue(QueueXml.of(queueDirectory.edit(
                caller(), request.getQueue(), CommonXml.revision(request.getExpectedRevision()), edit)));
        return response;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
