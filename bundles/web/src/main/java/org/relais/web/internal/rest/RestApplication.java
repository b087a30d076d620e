package org.relais.web.internal.rest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.JAXRSServiceFactoryBean;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.relais.web.internal.cxf.CxfEndpoint;
import org.relais.web.internal.cxf.CxfRuntime;
import org.relais.web.internal.identity.Identification;
import org.relais.web.internal.permissions.Door;

/** One fixed set of resources, ready to serve. Thread-safe. */
final class RestApplication {

    /** Below the mount {@code /api}. */
    static final String ADDRESS = "/v1";

    private final CxfEndpoint endpoint;
    private final Set<String> roots;
    private final Declarations declarations;

    private RestApplication(CxfEndpoint endpoint, Set<String> roots, Declarations declarations) {
        this.endpoint = endpoint;
        this.declarations = declarations;
        this.roots = Set.copyOf(roots);
    }

    /**
     * Builds the application.
     *
     * @throws RuntimeException when a resource or an extension is not one, or when two of them contradict each other
     */
    static RestApplication build(
            CxfRuntime cxf,
            Identification identification,
            Door door,
            Departures departures,
            List<Object> resources,
            List<Object> extensions) {
        IdentityFilter identity = new IdentityFilter(identification, departures);
        PermissionFilter permission = new PermissionFilter(door);
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(cxf.bus());
        factory.setAddress(ADDRESS);
        factory.setDestinationFactory(new HTTPTransportFactory(new DestinationRegistryImpl()));
        factory.setServiceBeans(beans(resources));
        List<Object> providers = new ArrayList<>(
                List.of(new StrictJson(), new ProblemMapper(departures), identity, new RouteFilter(), permission));
        providers.addAll(extensions);
        factory.setProviders(providers);
        Server server = cxf.in(factory::create);
        JAXRSServiceFactoryBean services = factory.getServiceFactory();
        Declarations declarations = Declarations.of(services.getClassResourceInfo());
        identity.open(PublicOperations.of(services.getClassResourceInfo(), declarations));
        permission.open(declarations);
        Set<String> roots = new LinkedHashSet<>();
        services.getClassResourceInfo()
                .forEach(type -> roots.add(type.getURITemplate().getValue()));
        return new RestApplication(new CxfEndpoint(cxf, server, ADDRESS), roots, declarations);
    }

    private static List<Object> beans(List<Object> resources) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        resources.forEach(resource -> classes.add(resource.getClass()));
        List<Object> beans = new ArrayList<>(resources);
        beans.add(new OpenApiResource(classes));
        return beans;
    }

    /** Whether a resource with this root path is served, for example {@code /cases}. */
    boolean serves(String root) {
        return roots.contains(root);
    }

    /** The methods that nobody may call, since they declare no permission. */
    Set<Method> undeclared() {
        return declarations.missing();
    }

    void serve(ServletConfig config, HttpServletRequest request, HttpServletResponse response) throws IOException {
        endpoint.serve(config, request, response);
    }

    void destroy() {
        endpoint.destroy();
    }
}
