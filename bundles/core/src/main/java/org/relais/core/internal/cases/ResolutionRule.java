package org.relais.core.internal.cases;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.core.internal.cases.OpenDuties.Duty;
import org.relais.core.internal.cases.OpenDuties.Kind;
import org.relais.errors.RelaisException;
import org.relais.procedures.ProcedureErrors;
import org.relais.texts.LocalizedText;

/**
 * A case is not resolved while a mandatory step of its procedures is open. Pure. A merge closes a case in favour of another one that
 * follows the same procedures, and a cancelled case has no answer: neither resolves anything.
 */
final class ResolutionRule {

    private ResolutionRule() {}

    static boolean isBroken(CaseState before, CaseState after) {
        boolean answered = after.status() == CaseStatus.RESOLVED || after.status() == CaseStatus.CLOSED;
        return answered && before.status().isOpen() && after.merge() == null && after.openSteps() > 0;
    }

    static RelaisException refusal(List<Duty> open) {
        return refusal(
                open,
                new LocalizedText(
                        "À terminer, ou à écarter avec un motif, avant de résoudre le dossier : %s."
                                .formatted(names(open, LocalizedText::fr)),
                        "To be done, or left out for a reason, before the case is resolved: %s."
                                .formatted(names(open, LocalizedText::en))));
    }

    /** The case that is to go on does not follow the procedure. */
    static RelaisException leftBehind(List<Duty> open, CaseReference survivor) {
        return refusal(
                open,
                new LocalizedText(
                        "%s ne suit pas cette démarche ; commencez-la là-bas avant de fusionner, ou terminez ici : %s."
                                .formatted(survivor, names(open, LocalizedText::fr)),
                        "%s does not follow this procedure; start it there before you merge, or do here first: %s."
                                .formatted(survivor, names(open, LocalizedText::en))));
    }

    private static RelaisException refusal(List<Duty> open, LocalizedText detail) {
        return RelaisException.builder(ProcedureErrors.OPEN_MANDATORY_STEPS, detail)
                .members(Map.of("steps", ids(open, Kind.STEP), "documents", ids(open, Kind.DOCUMENT)))
                .build();
    }

    private static String names(List<Duty> open, Function<LocalizedText, String> language) {
        return open.stream().map(Duty::name).map(language).collect(Collectors.joining(", "));
    }

    private static List<String> ids(List<Duty> open, Kind kind) {
        return open.stream().filter(duty -> duty.kind() == kind).map(Duty::id).toList();
    }
}
