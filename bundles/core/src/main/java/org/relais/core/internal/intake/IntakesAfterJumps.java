package org.relais.core.internal.intake;

import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.time.ClockJump;
import org.relais.core.internal.time.OfficeClock;

/** Has waiting intakes tried again when the clock was set: by a clock that went back, the next attempt may be years away. */
@Component(service = IntakesAfterJumps.class, immediate = true)
public final class IntakesAfterJumps {

    private final OfficeClock clock;
    private final Consumer<ClockJump> listener;

    @Activate
    public IntakesAfterJumps(@Reference OfficeClock clock, @Reference WaitingIntakes waiting) {
        this.clock = clock;
        listener = jump -> waiting.tryAll();
        clock.onJump(listener);
    }

    @Deactivate
    void stop() {
        clock.removeListener(listener);
    }
}
