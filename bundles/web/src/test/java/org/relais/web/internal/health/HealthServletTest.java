package org.relais.web.internal.health;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Date;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

class HealthServletTest {

    private record Execution(HealthCheckMetadata metadata, Result result) implements HealthCheckExecutionResult {

        @Override
        public Result getHealthCheckResult() {
            return result;
        }

        @Override
        public long getElapsedTimeInMs() {
            return 1;
        }

        @Override
        public Date getFinishedAt() {
            return new Date(0);
        }

        @Override
        public boolean hasTimedOut() {
            return false;
        }

        @Override
        public HealthCheckMetadata getHealthCheckMetadata() {
            return metadata;
        }
    }

    private static HealthCheckExecutionResult check(String name, Result.Status status) {
        Object reference = Proxy.newProxyInstance(
                HealthServletTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (String.valueOf(arguments[0])) {
                    case HealthCheck.NAME -> name;
                    case Constants.SERVICE_ID -> 1L;
                    default -> null;
                });
        return new Execution(new HealthCheckMetadata((ServiceReference<?>) reference), new Result(status, name));
    }

    @Test
    void ready_when_the_operations_are_there_and_nothing_is_down() {
        HealthCheckExecutionResult operations = check("rest", Result.Status.OK);

        assertTrue(HealthServlet.isUp("/ready", List.of(operations, check("office", Result.Status.WARN))));
        assertFalse(HealthServlet.isUp("/ready", List.of(operations, check("office", Result.Status.CRITICAL))));
    }

    @Test
    void not_ready_when_the_check_of_the_operations_has_gone_however_well_the_others_are() {
        assertFalse(HealthServlet.isUp("/ready", List.of(check("framework", Result.Status.OK))));
        assertFalse(HealthServlet.isUp("/ready", List.of()));
    }

    @Test
    void being_alive_does_not_take_the_operations() {
        assertTrue(HealthServlet.isUp("/live", List.of(check("threads", Result.Status.OK))));
        assertFalse(HealthServlet.isUp("/live", List.of(check("threads", Result.Status.CRITICAL))));
    }
}
