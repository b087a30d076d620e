package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.deadlines.Deadlines;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.notifications.Notifications;
import org.relais.soap.internal.contract.work.GetDeadline;
import org.relais.soap.internal.contract.work.GetDeadlineResponse;
import org.relais.soap.internal.contract.work.ListNotifications;
import org.relais.soap.internal.contract.work.ListNotificationsResponse;
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

    private final Deadlines deadlines;
    private final Notifications notifications;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public WorkEndpoint(@Reference Deadlines deadlines, @Reference Notifications notifications) {
        this.deadlines = deadlines;
        this.notifications = notifications;
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

    private Caller caller() {
        return Callers.of(context);
    }
}
