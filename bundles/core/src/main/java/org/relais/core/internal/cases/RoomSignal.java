package org.relais.core.internal.cases;

import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.persistence.UnitOfWork;

/** Tells whoever hands out work on this node that somebody may have come, or have room again. Thread-safe. */
@Component(service = RoomSignal.class)
public final class RoomSignal {

    private final UnitOfWork unitOfWork;
    private final Semaphore raised = new Semaphore(0);

    @Activate
    public RoomSignal(@Reference UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Raises the signal once the running unit of work has committed. */
    public void afterCommit() {
        unitOfWork.afterCommit(this::raise);
    }

    public void raise() {
        raised.release();
    }

    /** Waits until it has been raised since the last call, however often. */
    public void await() throws InterruptedException {
        raised.acquire();
        raised.drainPermits();
    }
}
