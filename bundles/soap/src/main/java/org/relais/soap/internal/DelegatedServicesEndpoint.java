package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.services.DelegatedServices;
import org.relais.services.ServiceDestinations;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.ServiceDisclosures;
import org.relais.services.ServiceForms;
import org.relais.services.TransmittalSlips;
import org.relais.soap.internal.contract.services.DelegatedServicesPort;
import org.relais.soap.internal.contract.services.FindForms;
import org.relais.soap.internal.contract.services.FindFormsResponse;
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
import org.relais.soap.internal.contract.services.RegisterForm;
import org.relais.soap.internal.contract.services.RegisterFormResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** Delegated services over SOAP. Each has permissions of its own, by which the services behind decide. Thread-safe. */
@Component(service = DelegatedServicesEndpoint.class)
@SoapEndpoint(address = "/services", wsdl = "wsdl/DelegatedServices.wsdl")
@WebService(
        serviceName = "DelegatedServices",
        portName = "DelegatedServicesSoap12",
        targetNamespace = "urn:relais:services",
        endpointInterface = "org.relais.soap.internal.contract.services.DelegatedServicesPort")
public final class DelegatedServicesEndpoint implements DelegatedServicesPort {

    private final DelegatedServices services;
    private final ServiceDestinations destinations;
    private final FormRequests forms;
    private final SlipRequests slips;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public DelegatedServicesEndpoint(
            @Reference DelegatedServices services,
            @Reference ServiceForms forms,
            @Reference TransmittalSlips slips,
            @Reference ServiceDestinations destinations,
            @Reference ServiceDisclosures disclosures) {
        this.services = services;
        this.destinations = destinations;
        this.forms = new FormRequests(forms, disclosures);
        this.slips = new SlipRequests(slips);
    }

    @Override
    @RequiresPermission("office:read")
    public ListServicesResponse listServices(ListServices request) {
        ListServicesResponse response = new ListServicesResponse();
        services.list(caller()).forEach(service -> response.getItems().add(ServiceXml.of(service)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public GetServiceResponse getService(GetService request) {
        GetServiceResponse response = new GetServiceResponse();
        response.setService(ServiceXml.of(services.get(caller(), ServiceName.read(request.getService()))));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListWarningsResponse listWarnings(ListWarnings request) {
        ListWarningsResponse response = new ListWarningsResponse();
        services.warnings(caller(), ServiceName.read(request.getService()))
                .forEach(warning -> response.getItems().add(ServiceXml.of(warning)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public RegisterFormResponse registerForm(RegisterForm request) {
        return forms.register(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public GetFormResponse getForm(GetForm request) {
        return forms.get(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public ListFormsResponse listForms(ListForms request) {
        return forms.list(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public FindFormsResponse findForms(FindForms request) {
        return forms.find(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public GetFormHistoryResponse getFormHistory(GetFormHistory request) {
        return forms.history(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public PerformFormActionResponse performFormAction(PerformFormAction request) {
        return forms.perform(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public PurgeFormResponse purgeForm(PurgeForm request) {
        return forms.purge(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public OpenSlipResponse openSlip(OpenSlip request) {
        return slips.open(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public GetSlipResponse getSlip(GetSlip request) {
        return slips.get(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public GetSlipHistoryResponse getSlipHistory(GetSlipHistory request) {
        return slips.history(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public ListSlipsResponse listSlips(ListSlips request) {
        return slips.list(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public PerformSlipActionResponse performSlipAction(PerformSlipAction request) {
        return slips.perform(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public ReconcileSlipResponse reconcileSlip(ReconcileSlip request) {
        return slips.reconcile(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public ListDifferencesResponse listDifferences(ListDifferences request) {
        return slips.differences(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public GetSlipDocumentResponse getSlipDocument(GetSlipDocument request) {
        return slips.document(caller(), request);
    }

    @Override
    @RequiresPermission("office:read")
    public ListDestinationsResponse listDestinations(ListDestinations request) {
        ListDestinationsResponse response = new ListDestinationsResponse();
        destinations
                .list(caller(), ServiceName.read(request.getService()))
                .forEach(destination -> response.getItems().add(ServiceXml.of(destination)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public PutDestinationResponse putDestination(PutDestination request) {
        @Nullable Boolean active = request.isActive();
        PutDestinationResponse response = new PutDestinationResponse();
        response.setDestination(ServiceXml.of(destinations.put(
                caller(),
                ServiceName.read(request.getService()),
                request.getId(),
                new NewDestination(CommonXml.read(request.getName()), request.getAddress(), active == null || active),
                CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
