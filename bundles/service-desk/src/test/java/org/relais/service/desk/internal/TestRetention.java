package org.relais.service.desk.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.Note;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.services.ServiceId;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.cases.UnregisteredIntake;
import org.relais.texts.LocalizedText;

/** What the core keeps with forms, in memory. Not thread-safe. */
final class TestRetention implements ServiceRetention {

    private final List<String> work;
    private final Map<CaseId, List<Note>> notes = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Set<IntakeId> unsettled = new HashSet<>();

    /** Cannot be purged. */
    final Set<IntakeId> broken = new HashSet<>();

    /** @param work where it is written down what was purged */
    TestRetention(List<String> work) {
        this.work = work;
    }

    private record Kept(ServiceId service, UnregisteredIntake intake) {}

    void note(CaseId id, Instant at, String author, String text) {
        notes.computeIfAbsent(id, none -> new ArrayList<>())
                .add(new Note(UUID.randomUUID(), at, author, text, Note.Visibility.INTERNAL));
    }

    IntakeId keep(ServiceId service, String channel, IntakeState state, Instant stampedAt, Map<String, Object> form) {
        return keep(new IntakeId(UUID.randomUUID()), service, channel, state, stampedAt, form);
    }

    IntakeId keep(
            IntakeId id,
            ServiceId service,
            String channel,
            IntakeState state,
            Instant stampedAt,
            Map<String, Object> form) {
        kept.add(new Kept(
                service,
                new UnregisteredIntake(
                        id,
                        new ChannelId(channel),
                        state,
                        stampedAt,
                        new LocalizedText("Le canal est absent.", "The channel is away."),
                        new FormData(form))));
        return id;
    }

    IntakeId keepUnsettled(ServiceId service, Instant stampedAt, Map<String, Object> form) {
        IntakeId id = keep(service, service.value(), IntakeState.REJECTED, stampedAt, form);
        unsettled.add(id);
        return id;
    }

    Set<IntakeId> left() {
        Set<IntakeId> left = new HashSet<>();
        kept.forEach(one -> left.add(one.intake().id()));
        return left;
    }

    @Override
    public void purge(Caller actor, CaseId id) {
        work.add("purge case");
    }

    @Override
    public void purge(IntakeId intake, List<String> pointers) {
        if (broken.contains(intake)) {
            throw new IllegalStateException("this one cannot be purged");
        }
        work.add("purge intake " + pointers);
        kept.removeIf(one -> one.intake().id().equals(intake));
    }

    @Override
    public List<Note> notes(CaseId id) {
        return notes.getOrDefault(id, List.of());
    }

    @Override
    public List<UnregisteredIntake> unregistered(ServiceId service, @Nullable UnregisteredIntake after, int limit) {
        List<UnregisteredIntake> all = all(service);
        return all.stream()
                .skip(after == null ? 0 : all.indexOf(after) + 1L)
                .limit(limit)
                .toList();
    }

    private List<UnregisteredIntake> all(ServiceId service) {
        return kept.stream()
                .filter(one -> one.service().equals(service))
                .map(Kept::intake)
                .sorted(Comparator.comparing(UnregisteredIntake::stampedAt))
                .toList();
    }

    @Override
    public List<IntakeId> over(ServiceId service, Instant stampedBefore, int limit) {
        return all(service).stream()
                .filter(one -> one.state() == IntakeState.REJECTED && !unsettled.contains(one.id()))
                .filter(one -> one.stampedAt().isBefore(stampedBefore))
                .map(UnregisteredIntake::id)
                .limit(limit)
                .toList();
    }
}
