package org.relais.web.internal.cxf;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * A CXF server that requests are handed to directly, without CXF's own servlet: no service list, and the endpoint's address stays
 * what it is however clients spell the host.
 */
public final class CxfEndpoint {

    /** Where CXF looks for the address under which this request reached the endpoint. */
    private static final String ENDPOINT_ADDRESS = "org.apache.cxf.transport.endpoint.address";

    private final CxfRuntime cxf;
    private final Server server;
    private final AbstractHTTPDestination destination;
    private final String path;

    public CxfEndpoint(CxfRuntime cxf, Server server, String path) {
        this.cxf = cxf;
        this.server = server;
        this.destination = (AbstractHTTPDestination) server.getDestination();
        this.path = path;
    }

    public Server server() {
        return server;
    }

    public void serve(ServletConfig config, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(CxfEndpoint.class.getClassLoader());
        try {
            request.setAttribute(ENDPOINT_ADDRESS, mountAddress(request) + path);
            destination.invoke(config, config.getServletContext(), request, response);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String mountAddress(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        url.setLength(url.length() - request.getRequestURI().length());
        return url.append(request.getContextPath())
                .append(request.getServletPath())
                .toString();
    }

    public void destroy() {
        cxf.run(server::destroy);
    }
}
