package org.relais.service.desk.internal.slips;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.UnitOfWork;

/** Seals what partners and people wrote about the lines of slips anew after the keys were changed. */
@Component
public final class ResealedLines implements SealedData {

    private final UnitOfWork unitOfWork;
    private final SlipStore slips;
    private final FormSeal seal;
    private final SealingRound<StoredLine> round;

    @Activate
    public ResealedLines(@Reference UnitOfWork unitOfWork, @Reference SlipStore slips, @Reference FormSeal seal) {
        this.unitOfWork = unitOfWork;
        this.slips = slips;
        this.seal = seal;
        this.round = new SealingRound<>(
                unitOfWork,
                slips::sealedAfter,
                line -> "%s/%08d".formatted(line.slip(), line.line()),
                this::isCurrent,
                this::resealed);
    }

    @Override
    public String name() {
        return "service-desk-slips";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private boolean isCurrent(StoredLine line) {
        return (line.reason() == null || seal.isCurrent(line.reason()))
                && (line.followUp() == null || seal.isCurrent(line.followUp()));
    }

    /** Under the lock of the slip, like every change of its lines. */
    private boolean resealed(StoredLine line) {
        return unitOfWork.execute(() -> {
            slips.lock(line.slip());
            StoredLine current = slips.lines(line.slip()).stream()
                    .filter(one -> one.line() == line.line())
                    .findFirst()
                    .orElse(null);
            if (current == null || isCurrent(current)) {
                return false;
            }
            slips.change(current.resealed(again(current.reason(), line), again(current.followUp(), line)));
            return true;
        });
    }

    private @Nullable String again(@Nullable String sealed, StoredLine line) {
        String place = line.form().value();
        return sealed == null ? null : seal.sealNote(seal.openNote(sealed, place), place);
    }
}
