package org.relais.core.internal.intake;

import java.time.Clock;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.cases.CaseOpening;
import org.relais.intake.IntakeDesk;
import org.relais.spi.channel.Channel;
import org.relais.spi.persistence.UnitOfWork;

/** The intake desk and its neighbours, wired by hand. */
public final class IntakeFixture implements AutoCloseable {

    private final ChannelRegistry registry = new ChannelRegistry();
    private final ChannelCatalogue catalogue;
    private final WaitingIntakes waiting;
    private final StampingIntakeDesk desk;

    public IntakeFixture(
            UnitOfWork unitOfWork,
            IntakeStore store,
            CaseNumbers numbers,
            CaseOpening opening,
            OfficeFixture office,
            Clock clock) {
        Interpreter interpreter = new Interpreter(new Registrar(opening, numbers, store, office));
        catalogue = new ChannelCatalogue(unitOfWork, store, registry, office, clock);
        waiting = new WaitingIntakes(unitOfWork, store, registry, interpreter, numbers);
        desk = new StampingIntakeDesk(unitOfWork, store, registry, catalogue, interpreter, numbers, clock);
    }

    public IntakeDesk desk() {
        return desk;
    }

    public ChannelCatalogue catalogue() {
        return catalogue;
    }

    public void arrive(Channel channel) {
        registry.bindChannel(channel);
    }

    public void leave(Channel channel) {
        registry.unbindChannel(channel);
    }

    /** Takes up what waits, on this thread. */
    public void sweep(Channel channel) {
        registry.active(channel.descriptor().id()).ifPresent(waiting::sweep);
    }

    @Override
    public void close() {
        waiting.stop();
        catalogue.stop();
    }
}
