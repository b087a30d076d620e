package org.relais.web.internal.jetty;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.relais.web.internal.problem.Beginning;

/**
 * Replaces the server's error pages. Connectors are the one thing that Felix HTTP lets others add to its server, so this adds one that
 * listens nowhere, to be handed the server.
 */
@Component(service = ConnectorFactory.class)
public final class ErrorPages implements ConnectorFactory {

    private final Beginning beginning;

    /** @param runtime is there when the server has started; before, it takes no connector but those that listen */
    @Activate
    public ErrorPages(@Reference HttpServiceRuntime runtime, @Reference Beginning beginning) {
        this.beginning = beginning;
    }

    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(new ProblemErrorHandler(beginning));
        return new LocalConnector(server);
    }
}
