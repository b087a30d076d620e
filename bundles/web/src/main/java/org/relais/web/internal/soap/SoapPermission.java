package org.relais.web.internal.soap;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.security.SecurityContext;
import org.apache.cxf.service.Service;
import org.apache.cxf.service.invoker.MethodDispatcher;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.jspecify.annotations.Nullable;
import org.relais.web.internal.permissions.Declaration;
import org.relais.web.internal.permissions.Door;

/**
 * Lets a message through to an operation that the caller may call, by what the method of the endpoint's class declares. It runs when
 * the operation and the caller are known, before the operation begins.
 */
final class SoapPermission extends AbstractSoapInterceptor {

    private static final Declaration NOTHING = Declaration.of();

    private final Door door;
    private final Class<?> endpoint;
    private final Map<Method, Declaration> declarations = new ConcurrentHashMap<>();

    SoapPermission(Door door, Class<?> endpoint) {
        super(Phase.PRE_LOGICAL);
        this.door = door;
        this.endpoint = endpoint;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (isGET(message)) {
            return;
        }
        SecurityContext context = message.get(SecurityContext.class);
        door.pass(context == null ? null : context.getUserPrincipal(), declaration(message.getExchange()));
    }

    private Declaration declaration(Exchange exchange) {
        BindingOperationInfo operation = exchange.getBindingOperationInfo();
        Service service = exchange.getService();
        if (operation == null || service == null) {
            return NOTHING;
        }
        Method method = method(service, operation);
        return method == null ? NOTHING : declarations.computeIfAbsent(method, this::declared);
    }

    /** What the endpoint's own method declares; the contract that it implements says nothing about permissions. */
    Declaration declared(Method method) {
        try {
            return Declaration.of(endpoint.getMethod(method.getName(), method.getParameterTypes()), endpoint);
        } catch (NoSuchMethodException e) {
            return NOTHING;
        }
    }

    static @Nullable Method method(Service service, BindingOperationInfo operation) {
        MethodDispatcher dispatcher = (MethodDispatcher) service.get(MethodDispatcher.class.getName());
        BindingOperationInfo plain = operation.isUnwrapped() ? operation.getWrappedOperation() : operation;
        Method method = dispatcher.getMethod(operation);
        return method == null ? dispatcher.getMethod(plain) : method;
    }
}
