package org.relais.web.internal.soap;

import com.ibm.wsdl.extensions.soap12.SOAP12AddressImpl;
import jakarta.xml.ws.soap.SOAPBinding;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import javax.wsdl.Definition;
import javax.wsdl.Port;
import javax.wsdl.Service;
import javax.wsdl.WSDLException;
import javax.wsdl.extensions.soap12.SOAP12Address;
import javax.xml.namespace.QName;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.WSDLGetUtils;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.cxf.wsdl.WSDLManager;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.web.internal.cxf.CxfEndpoint;
import org.relais.web.internal.cxf.CxfRuntime;
import org.relais.web.internal.identity.Identification;
import org.relais.web.internal.limits.RequestLimits;
import org.relais.web.internal.permissions.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SOAP endpoints. Each has the SOAP 1.2 binding, which answers a SOAP 1.1 message in SOAP 1.1. Thread-safe.
 */
@Component(service = EndpointFactory.class)
public final class EndpointFactory {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointFactory.class);

    private final CxfRuntime cxf;
    private final Identification identification;
    private final Door door;
    private final RequestLimits limits;

    @Activate
    public EndpointFactory(
            @Reference CxfRuntime cxf,
            @Reference Identification identification,
            @Reference Door door,
            @Reference RequestLimits limits) {
        this.limits = limits;
        this.cxf = cxf;
        this.identification = identification;
        this.door = door;
    }

    /**
     * Makes an endpoint.
     *
     * @param address below {@code /soap}
     * @param contract the WSDL, or null to derive one from the class
     * @param attachments whether contents come as attachments that nobody may read as a whole
     * @throws RuntimeException when the service and its contract do not fit
     */
    CxfEndpoint create(Object service, String address, @Nullable URL contract, boolean attachments) {
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(cxf.bus());
        factory.setAddress(address);
        factory.setDestinationFactory(new HTTPTransportFactory(new DestinationRegistryImpl()));
        factory.setServiceBean(service);
        factory.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
        factory.setProperties(properties(contract != null && !attachments));
        factory.getInInterceptors().add(new RequestEncoding());
        factory.getInInterceptors().add(new SoapIdentity(identification));
        SoapPermission permission = new SoapPermission(door, service.getClass());
        factory.getInInterceptors().add(permission);
        factory.getOutInterceptors().add(new AttachmentReply());
        factory.getOutInterceptors().add(new ReplyEncoding());
        factory.getOutFaultInterceptors().add(new ReplyEncoding());
        factory.getOutFaultInterceptors().add(new ProblemFault());
        Server server = cxf.in(() -> {
            if (contract != null) {
                follow(factory, contract);
            }
            Server created = factory.create();
            if (contract == null) {
                addAddress(created, address);
            }
            return created;
        });
        report(server, permission, service.getClass());
        return new CxfEndpoint(cxf, server, address);
    }

    /** Says what is closed to everybody because somebody forgot to declare who may call it. */
    private static void report(Server server, SoapPermission permission, Class<?> endpoint) {
        org.apache.cxf.service.Service service = server.getEndpoint().getService();
        for (BindingOperationInfo operation :
                server.getEndpoint().getBinding().getBindingInfo().getOperations()) {
            Method method = SoapPermission.method(service, operation);
            if (method == null || permission.declared(method).isMissing()) {
                LOG.error(
                        "SOAP operation {} of {} in {} declares no permission, so everybody who calls it is refused: "
                                + "its method needs @RequiresPermission",
                        operation.getName().getLocalPart(),
                        endpoint.getName(),
                        FrameworkUtil.getBundle(endpoint));
            }
        }
    }

    /** A derived contract needs a place for the address, which each reader of the contract finds filled in with their own. */
    private static void addAddress(Server server, String address) {
        SOAP12Address element = new SOAP12AddressImpl();
        element.setLocationURI(address);
        server.getEndpoint().getEndpointInfo().addExtensor(element);
    }

    private Map<String, Object> properties(boolean checked) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(SecurityConstants.USERNAME_TOKEN_VALIDATOR, new UsernameTokenCheck(identification));
        properties.put(SecurityConstants.IS_BSP_COMPLIANT, "false");
        properties.put(SecurityConstants.ENABLE_NONCE_CACHE, "false");
        properties.put(SecurityConstants.ENABLE_TIMESTAMP_CACHE, "false");
        properties.put(WSDLGetUtils.AUTO_REWRITE_ADDRESS_ALL, "true");
        properties.put(FaultListener.class.getName(), silent());
        properties.put(StaxUtils.MAX_TEXT_LENGTH, limits.maxBodyBytes());
        if (checked) {
            properties.put(Message.SCHEMA_VALIDATION_ENABLED, "IN");
        }
        return properties;
    }

    /** Clients' mistakes are no news for the log; our own are logged where they become a problem. */
    private static FaultListener silent() {
        return (failure, description, message) -> false;
    }

    /** Takes names and binding from the contract, preferring its SOAP 1.2 port. */
    private void follow(JaxWsServerFactoryBean factory, URL contract) {
        factory.setWsdlLocation(contract.toString());
        try {
            Definition definition = cxf.bus().getExtension(WSDLManager.class).getDefinition(contract.toString());
            for (Object service : definition.getServices().values()) {
                for (Object port : ((Service) service).getPorts().values()) {
                    if (isSoap12((Port) port)) {
                        QName name = ((Service) service).getQName();
                        factory.setServiceName(name);
                        factory.setEndpointName(new QName(name.getNamespaceURI(), ((Port) port).getName()));
                    }
                }
            }
        } catch (WSDLException e) {
            throw new IllegalArgumentException(contract + " is not a WSDL that can be read", e);
        }
    }

    private static boolean isSoap12(Port port) {
        for (Object element : port.getExtensibilityElements()) {
            if (element instanceof SOAP12Address) {
                return true;
            }
        }
        return false;
    }
}
