package org.relais.service.claimforms.internal.soap;

import jakarta.annotation.Resource;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.WebServiceContext;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.service.claimforms.internal.mutuals.JournaledMutuals;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/**
 * Mutuals over SOAP. The door lets everybody of the office through, so that whoever may not know of the service is told by
 * {@link JournaledMutuals} that there is none. Thread-safe.
 */
@Component(service = ClaimFormsEndpoint.class)
@SoapEndpoint(address = "/claim-forms", wsdl = "wsdl/ClaimForms.wsdl")
@WebService(
        name = "ClaimFormsPort",
        serviceName = "ClaimForms",
        portName = "ClaimFormsSoap12",
        targetNamespace = ClaimFormsEndpoint.NAMESPACE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public final class ClaimFormsEndpoint {

    static final String NAMESPACE = "urn:relais:claim-forms";

    private static final String PART = "parameters";

    private final JournaledMutuals mutuals;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public ClaimFormsEndpoint(@Reference JournaledMutuals mutuals) {
        this.mutuals = mutuals;
    }

    @WebMethod(operationName = "ListMutuals", action = NAMESPACE + ":ListMutuals")
    @WebResult(name = "ListMutualsResponse", targetNamespace = NAMESPACE, partName = PART)
    @RequiresPermission("office:read")
    public ListMutualsResponse listMutuals(
            @WebParam(name = "ListMutuals", targetNamespace = NAMESPACE, partName = PART) ListMutuals request) {
        ListMutualsResponse response = new ListMutualsResponse();
        mutuals.list(caller()).forEach(mutual -> response.items.add(MutualXml.of(mutual)));
        return response;
    }

    @WebMethod(operationName = "PutMutual", action = NAMESPACE + ":PutMutual")
    @WebResult(name = "PutMutualResponse", targetNamespace = NAMESPACE, partName = PART)
    @RequiresPermission("office:read")
    public PutMutualResponse putMutual(
            @WebParam(name = "PutMutual", targetNamespace = NAMESPACE, partName = PART) PutMutual request) {
        @Nullable Long expected = request.expectedRevision;
        Mutual stored = mutuals.put(
                caller(),
                request.code,
                request.edit(),
                expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
        PutMutualResponse response = new PutMutualResponse();
        response.mutual = MutualXml.of(stored);
        return response;
    }

    private Caller caller() {
        return RequestHead.caller(context == null ? null : context.getUserPrincipal());
    }
}
