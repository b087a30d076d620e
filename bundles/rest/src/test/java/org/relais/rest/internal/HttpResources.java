package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;

/**
 * Serves resources over HTTP to one account, on the runtime on which they are served in the end. Of a refusal only status, code and
 * pointers are told; how problems look is the web bundle's.
 */
final class HttpResources implements AutoCloseable {

    private static final String ROOT = "/api/v1";

    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    private final HttpClient client = HttpClient.newHttpClient();

    HttpResources(Caller caller, Object... resources) {
        Set<Object> singletons = new HashSet<>(List.of(resources));
        singletons.addAll(List.of(new Json(), new Refusals(), new Identity(caller)));
        ServletContextHandler handler = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder(new CXFNonSpringJaxrsServlet(new Resources(singletons)));
        servlet.setInitParameter("hide-service-list-page", "true");
        handler.addServlet(servlet, ROOT + "/*");
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** @param headers names and values in turn */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return client.send(request(method, path, body, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> bytes(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return client.send(request(method, path, body, headers), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ROOT + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final class Resources extends Application {

        private final Set<Object> singletons;

        Resources(Set<Object> singletons) {
            this.singletons = singletons;
        }

        @Override
        @SuppressWarnings("deprecation") // the way to hand over objects that are made already
        public Set<Object> getSingletons() {
            return singletons;
        }
    }

    private static final class Json extends JacksonJsonProvider {

        Json() {
            super(JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build());
        }
    }

    private static final class Refusals implements ExceptionMapper<RelaisException> {

        @Override
        public Response toResponse(RelaisException refusal) {
            return Response.status(refusal.code().category().httpStatus())
                    .type("application/problem+json")
                    .entity(Map.of(
                            "code",
                            refusal.code().value(),
                            "pointers",
                            refusal.errors().stream().map(FieldError::pointer).toList()))
                    .build();
        }
    }

    @PreMatching
    private record Identity(Caller caller) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.setSecurityContext(new SecurityContext() {
                @Override
                public Principal getUserPrincipal() {
                    return caller;
                }

                @Override
                public boolean isUserInRole(String role) {
                    return false;
                }

                @Override
                public boolean isSecure() {
                    return false;
                }

                @Override
                public String getAuthenticationScheme() {
                    return SecurityContext.BASIC_AUTH;
                }
            });
        }
    }
}
