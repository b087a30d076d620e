package org.relais.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/**
 * What has become of an intake.
 *
 * @param reason why it is still STAMPED or was REJECTED; null otherwise
 * @param emergencyScript what to say before anything else, when the request is about an emergency; such a request never becomes a case
 * @param contact null until REGISTERED
 * @param cases the cases it opened, as they stood then
 */
public record IntakeView(
        IntakeId id,
        ChannelId channel,
        IntakeState state,
        Instant stampedAt,
        @Nullable LocalizedText reason,
        @Nullable LocalizedText emergencyScript,
        @Nullable ContactView contact,
        List<OpenedCase> cases) {

    public IntakeView {
        cases = List.copyOf(cases);
    }

    /** The same with some of its cases only, for whoever may not know of the others. */
    public IntakeView only(Set<CaseId> known) {
        List<OpenedCase> shown =
                cases.stream().filter(opened -> known.contains(opened.id())).toList();
        return new IntakeView(id, channel, state, stampedAt, reason, emergencyScript, contact, shown);
    }
}
