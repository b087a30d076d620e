package org.relais.service.claimforms.internal.rules;

import java.util.List;
import java.util.Optional;
import org.relais.intake.FormData;
import org.relais.service.claimforms.internal.description.ClaimForms;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.service.claimforms.internal.mutuals.MutualStore;
import org.relais.spi.service.Assessment.Choice;
import org.relais.texts.LocalizedText;

/**
 * Where a form goes: to CAFAT when the care is covered at 100 %, else to the insured person's mutual when that has a CAFAT section, else to
 * CAFAT. Which mutuals have one is reference data.
 */
final class DestinationRule {

    private final MutualStore mutuals;

    DestinationRule(MutualStore mutuals) {
        this.mutuals = mutuals;
    }

    /** A destination, and whether somebody should look at it again. */
    record Destined(Choice choice, List<LocalizedText> warnings) {

        static Destined to(String destination, LocalizedText reason) {
            return new Destined(new Choice(destination, reason), List.of());
        }
    }

    Destined choose(FormData form) {
        if (Ticks.isTicked(form, "/fullyCovered")) {
            return Destined.to(ClaimForms.CAFAT, ClaimFormTexts.FULLY_COVERED);
        }
        Optional<String> written = form.text("/mutual").filter(name -> !name.isBlank());
        if (written.isEmpty()) {
            return Destined.to(ClaimForms.CAFAT, ClaimFormTexts.NO_MUTUAL);
        }
        return mutuals.written(written.get())
                .filter(Mutual::active)
                .map(mutual -> Destined.to(
                        mutual.destination(),
                        new LocalizedText(
                                ClaimFormTexts.OF_A_MUTUAL
                                        .fr()
                                        .formatted(mutual.name().fr()),
                                ClaimFormTexts.OF_A_MUTUAL
                                        .en()
                                        .formatted(mutual.name().en()))))
                .orElseGet(() -> new Destined(
                        new Choice(ClaimForms.CAFAT, ClaimFormTexts.UNKNOWN_MUTUAL),
                        List.of(ClaimFormTexts.CHECK_MUTUAL)));
    }
}
