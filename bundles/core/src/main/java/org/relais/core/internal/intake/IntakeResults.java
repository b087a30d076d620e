package org.relais.core.internal.intake;

import java.util.List;
import org.relais.cases.CaseReference;
import org.relais.intake.OpenedCase;

/** What an intake led to, for the other capabilities of the core. */
public final class IntakeResults {

    private IntakeResults() {}

    /** The cases that it opened; none until it is registered. */
    public static List<CaseReference> opened(StoredIntake intake) {
        String result = intake.result();
        return result == null
                ? List.of()
                : IntakeResultJson.read(result).openedCases().stream()
                        .map(OpenedCase::reference)
                        .toList();
    }
}
