package org.relais.web.internal.health;

import java.lang.management.ManagementFactory;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Alive while no threads wait for each other for ever. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=threads", "hc.tags=live", "hc.resultCacheTtlInMs:Long=2000"})
public final class DeadlockCheck implements HealthCheck {

    @Activate
    public DeadlockCheck() {}

    @Override
    public Result execute() {
        long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return deadlocked == null
                ? new Result(Result.Status.OK, "no deadlock")
                : new Result(Result.Status.CRITICAL, deadlocked.length + " threads wait for each other");
    }
}
