package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Page;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.intake.IntakeActions;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeWorklist;
import org.relais.intake.WaitingIntake;
import org.relais.intake.WorklistQuery;
import org.relais.soap.internal.contract.intakes.FindIntakes;
import org.relais.soap.internal.contract.intakes.FindIntakesResponse;
import org.relais.soap.internal.contract.intakes.GetIntake;
import org.relais.soap.internal.contract.intakes.GetIntakeResponse;
import org.relais.soap.internal.contract.intakes.IntakesPort;
import org.relais.soap.internal.contract.intakes.PerformIntakeAction;
import org.relais.soap.internal.contract.intakes.PerformIntakeActionResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** The worklist of the intake desk over SOAP. Thread-safe. */
@Component(service = IntakesEndpoint.class)
@SoapEndpoint(address = "/intakes", wsdl = "wsdl/Intakes.wsdl")
@WebService(
        serviceName = "Intakes",
        portName = "IntakesSoap12",
        targetNamespace = "urn:relais:intakes",
        endpointInterface = "org.relais.soap.internal.contract.intakes.IntakesPort")
public final class IntakesEndpoint implements IntakesPort {

    private final IntakeWorklist worklist;
    private final OfficeDirectory directory;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public IntakesEndpoint(@Reference IntakeWorklist worklist, @Reference OfficeDirectory directory) {
        this.worklist = worklist;
        this.directory = directory;
    }

    @Override
    @RequiresPermission("intake:work")
    public FindIntakesResponse findIntakes(FindIntakes request) {
        Elements filters = new Elements()
                .with("state", request.getState().isEmpty() ? null : String.join(",", request.getState()))
                .with("channel", request.getChannel())
                .with("assignee", request.getAssignee())
                .with("limit", request.getLimit())
                .with("cursor", request.getCursor());
        Page<WaitingIntake> page = worklist.find(caller(), WorklistQuery.of(filters.texts()));
        FindIntakesResponse response = new FindIntakesResponse();
        page.items().forEach(intake -> response.getItems().add(IntakesXml.of(intake)));
        response.setNext(page.next());
        response.setTotal(page.total().value());
        return response;
    }

    @Override
    @RequiresPermission("intake:work")
    public GetIntakeResponse getIntake(GetIntake request) {
        GetIntakeResponse response = new GetIntakeResponse();
        response.setIntake(IntakesXml.of(worklist.get(caller(), id(request.getIntake()))));
        return response;
    }

    @Override
    @RequiresPermission("intake:work")
    public PerformIntakeActionResponse performIntakeAction(PerformIntakeAction request) {
        String action = request.getAction().toLowerCase(Locale.ROOT);
        PerformIntakeActionResponse response = new PerformIntakeActionResponse();
        response.setIntake(IntakesXml.of(worklist.perform(
                caller(),
                id(request.getIntake()),
                CommonXml.revision(request.getExpectedRevision()),
                IntakeActions.of(action, IntakesXml.form(request), directory.office()))));
        return response;
    }

    private static IntakeId id(String text) {
        return new IntakeId(CommonXml.uuid(text));
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
