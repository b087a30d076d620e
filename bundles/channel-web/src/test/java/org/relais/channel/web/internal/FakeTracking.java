package org.relais.channel.web.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.directory.ChannelId;
import org.relais.directory.TopicId;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.tracking.CaseTracking;
import org.relais.tracking.TopicDocument;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedIntake;

/** What citizens may know, in memory. */
final class FakeTracking implements CaseTracking {

    final Map<IntakeId, TrackedIntake> intakes = new HashMap<>();
    final List<String> received = new ArrayList<>();

    @Override
    public List<TopicDocument> documentsOn(Caller caller, TopicId topic) {
        return List.of();
    }

    @Override
    public Optional<IntakeId> intakeOf(Caller caller, ChannelId channel, CaseReference reference) {
        return intakes.values().stream()
                .filter(intake ->
                        intake.cases().stream().anyMatch(one -> one.reference().equals(reference)))
                .map(TrackedIntake::id)
                .findFirst();
    }

    @Override
    public Optional<TrackedIntake> find(
            Caller caller, ChannelId channel, IntakeId intake, @Nullable CaseReference reference) {
        return Optional.ofNullable(intakes.get(intake));
    }

    @Override
    public void receiveDocument(Caller caller, CaseReference reference, String procedure, String document) {
        received.add(reference + " " + procedure + " " + document);
    }

    @Override
    public TrackedCase.Message write(Caller caller, CaseReference reference, String text, IdempotencyKey key) {
        return new TrackedCase.Message(Instant.EPOCH, true, text);
    }
}
