package org.relais.web.internal.jetty;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Replaces the server's error pages. Connectors are the one thing that Felix HTTP lets others add to its server, so this adds one that
 * listens nowhere, to be handed the server.
 */
@Component(service = ConnectorFactory.class)
public final class ErrorPages implements ConnectorFactory {

    @Activate
    public ErrorPages() {}

    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(new ProblemErrorHandler());
        return new LocalConnector(server);
    }
}
