package org.relais.service.desk.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.services.FormView;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipCommand;
import org.relais.services.SlipView;

/** What the contracts about slips have in common: forms of a destination, handed over and answered. */
abstract class SlipContract extends DeskContract {

    List<FormView> registered(int count, String goes) {
        return desk.register(count, goes, goes);
    }

    static RegistrationNumber number(FormView form) {
        return form.summary().number();
    }

    /** The number of the first form that is registered in a test, of the second and so on. */
    static RegistrationNumber form(int number) {
        return new RegistrationNumber("PER-DAJI-2021-%06d".formatted(number));
    }

    /** A slip that was handed over with so many forms. */
    SlipView transmitted(int count) {
        return transmitted(count, "NORTH");
    }

    SlipView transmitted(int count, String prefix) {
        desk.register(count, "NORTH", prefix);
        return desk.transmit("NORTH");
    }

    SlipView decide(SlipView slip, int line, LineOutcome outcome, @Nullable String code, @Nullable String why) {
        return desk.execute(
                slip, new SlipCommand.Decide(slip.lines().get(line - 1).form(), outcome, code, why));
    }

    static String sum(SlipView slip) {
        SlipView.Sum sum = slip.summary().sum();
        return "%d = %d + %d + %d + %d"
                .formatted(sum.transmitted(), sum.acknowledged(), sum.rejected(), sum.missing(), sum.pending());
    }
}
