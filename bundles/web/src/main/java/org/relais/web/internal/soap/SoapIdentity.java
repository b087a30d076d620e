package org.relais.web.internal.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.interceptor.security.DefaultSecurityContext;
import org.apache.cxf.security.SecurityContext;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.dom.WSConstants;
import org.relais.identity.Caller;
import org.relais.web.internal.identity.Identification;

/**
 * Establishes who calls: by a WS-Security UsernameToken when the message carries a security header, else by HTTP Basic or a bearer
 * token. The {@link Caller} becomes the principal of the message.
 */
final class SoapIdentity extends WSS4JInInterceptor {

    private static final QName SECURITY = new QName(WSConstants.WSSE_NS, WSConstants.WSSE_LN);

    private final Identification identification;

    SoapIdentity(Identification identification) {
        super(Map.of(
                ConfigurationConstants.ACTION, ConfigurationConstants.USERNAME_TOKEN,
                ConfigurationConstants.PASSWORD_TYPE, WSConstants.PW_TEXT));
        this.identification = identification;
        // clients add a timestamp or not; what counts, a proven caller, is checked below
        setIgnoreActions(true);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (isGET(message)) {
            return;
        }
        if (message.hasHeader(SECURITY)) {
            super.handleMessage(message);
            SecurityContext context = message.get(SecurityContext.class);
            if (context == null || !(context.getUserPrincipal() instanceof Caller)) {
                throw Identification.unauthenticated();
            }
            return;
        }
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        Caller caller = identification.byAuthorization(request.getHeader("Authorization"));
        message.put(SecurityContext.class, new DefaultSecurityContext(caller, null));
    }
}
