package org.relais.web.internal.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.relais.web.internal.problem.Beginning;

/**
 * {@code /health/live} and {@code /health/ready}: runs every health check with that tag, 200 when all are well, else 503 with the
 * reasons. Nobody is ready without the check of the operations.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("relais-health")
@HttpWhiteboardServletPattern("/health/*")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What a check may take on a machine that has much else to do. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient HealthCheckExecutor executor;
    private final transient Beginning beginning;

    @Activate
    public HealthServlet(@Reference HealthCheckExecutor executor, @Reference Beginning beginning) {
        this.executor = executor;
        this.beginning = beginning;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = request.getPathInfo();
        if (!"/live".equals(tag) && !"/ready".equals(tag)) {
            answer(response, HttpServletResponse.SC_NOT_FOUND, Map.of("status", "UNKNOWN"));
            return;
        }
        List<HealthCheckExecutionResult> results = executor.execute(
                HealthCheckSelector.tags(tag.substring(1)),
                new HealthCheckExecutionOptions().setOverrideGlobalTimeout(PATIENCE_MILLIS));
        boolean up = isUp(tag, results);
        List<Map<String, Object>> checks = new ArrayList<>();
        results.forEach(result -> checks.add(check(result)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", up ? "UP" : "DOWN");
        document.put("checks", checks);
        if (!up) {
            response.setHeader("Retry-After", "2");
        } else if ("/ready".equals(tag)) {
            beginning.end();
        }
        answer(response, up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, document);
    }

    /** While bundles stop, checks vanish one by one: that no check is left, or not the one that counts, is no good sign. */
    static boolean isUp(String tag, List<HealthCheckExecutionResult> results) {
        boolean complete = !"/ready".equals(tag)
                || results.stream()
                        .anyMatch(result -> OperationsCheck.NAME.equals(
                                result.getHealthCheckMetadata().getName()));
        return complete && results.stream().noneMatch(result -> isDown(result.getHealthCheckResult()));
    }

    private static Map<String, Object> check(HealthCheckExecutionResult execution) {
        Result result = execution.getHealthCheckResult();
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            if (!entry.isDebug() && entry.getMessage() != null) {
                messages.add(entry.getMessage());
            }
        }
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", execution.getHealthCheckMetadata().getTitle());
        check.put("status", isDown(result) ? "DOWN" : result.isOk() ? "UP" : "WARN");
        check.put("messages", messages);
        return check;
    }

    /** A warning asks for somebody's attention but serves on: a mistake in the office pack, one plug-in that could not migrate. */
    private static boolean isDown(Result result) {
        return result.getStatus().ordinal() > Result.Status.WARN.ordinal();
    }

    private static void answer(HttpServletResponse response, int status, Object document) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(response.getOutputStream(), document);
    }
}
