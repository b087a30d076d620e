package org.relais.core.internal.tracking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseReference;
import org.relais.cases.Note;
import org.relais.cases.Resolution;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.CaseStore;
import org.relais.core.internal.cases.CommandChecks;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.intake.IntakeResults;
import org.relais.core.internal.intake.IntakeStore;
import org.relais.core.internal.intake.StoredIntake;
import org.relais.core.internal.procedures.RequestedDocuments;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.ResolutionCode;
import org.relais.directory.TopicId;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.relais.tracking.CaseTracking;
import org.relais.tracking.TopicDocument;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedIntake;

/** Takes from a case what its citizen may know, and leaves the rest where it is. */
@Component
public final class GuardedCaseTracking implements CaseTracking {

    private static final String NOTE = "note";

    private final UnitOfWork unitOfWork;
    private final CaseStore cases;
    private final IntakeStore intakes;
    private final RequestedDocuments documents;
    private final RepeatedAttempts attempts;
    private final JournaledChanges changes;
    private final CommandChecks checks;
    private final OfficeDirectory directory;
    private final Permissions permissions;

    @Activate
    public GuardedCaseTracking(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore cases,
            @Reference IntakeStore intakes,
            @Reference RequestedDocuments documents,
            @Reference RepeatedAttempts attempts,
            @Reference JournaledChanges changes,
            @Reference CommandChecks checks,
            @Reference OfficeDirectory directory,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.cases = cases;
        this.intakes = intakes;
        this.documents = documents;
        this.attempts = attempts;
        this.changes = changes;
        this.checks = checks;
        this.directory = directory;
        this.permissions = permissions;
    }

    @Override
    public List<TopicDocument> documentsOn(Caller caller, TopicId topic) {
        permissions.require(caller, CorePermissions.CASE_TRACK);
        return documents.on(topic.value());
    }

    @Override
    public Optional<IntakeId> intakeOf(Caller caller, ChannelId channel, CaseReference reference) {
        permissions.require(caller, CorePermissions.CASE_TRACK);
        return unitOfWork
                .read(() -> cases.find(reference))
                .filter(found -> mayKnow(caller, found.state().confidentiality()))
                .filter(found -> found.facts().channel().equals(channel.value()))
                .map(found -> found.facts().intake());
    }

    @Override
    public Optional<TrackedIntake> find(
            Caller caller, ChannelId channel, IntakeId intake, @Nullable CaseReference reference) {
        permissions.require(caller, CorePermissions.CASE_TRACK);
        return unitOfWork.read(() -> intakes.find(intake)
                .filter(found -> found.channel().equals(channel))
                .filter(found -> mayKnow(caller, found.confidentiality()))
                .flatMap(found -> tracked(caller, found, reference)));
    }

    /** A channel for citizens reads no service: what belongs to one is followed through the service. */
    private boolean mayKnow(Caller caller, Confidentiality level) {
        return !level.isService() || permissions.visibility(caller).everywhere().contains(level);
    }

    /** @throws org.relais.errors.RelaisException {@code not-found} */
    private void requireKnown(Caller caller, CaseReference reference) {
        StoredCase found = unitOfWork.read(() -> changes.any(reference));
        if (!mayKnow(caller, found.state().confidentiality())) {
            throw JournaledChanges.unknown(reference);
        }
    }

    private Optional<TrackedIntake> tracked(Caller caller, StoredIntake intake, @Nullable CaseReference reference) {
        List<StoredCase> asked = (reference == null ? IntakeResults.opened(intake) : List.of(reference))
                .stream()
                        .flatMap(one -> cases.find(one).stream())
                        .filter(found -> found.facts().intake().equals(intake.id()))
                        .filter(found -> mayKnow(caller, found.state().confidentiality()))
                        .toList();
        if (reference != null && asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrackedIntake(
                intake.id(),
                intake.state(),
                intake.stampedAt(),
                asked.stream().map(found -> tracked(caller, found)).toList()));
    }

    private TrackedCase tracked(Caller caller, StoredCase stored) {
        CaseState state = stored.state();
        boolean secret = state.confidentiality().equals(Confidentiality.SECRET);
        boolean running = state.status().isOpen() && state.waitingSince() == null;
        @Nullable Resolution resolution = secret ? null : state.resolution();
        return new TrackedCase(
                stored.facts().reference(),
                state.status(),
                state.merge() != null,
                secret,
                stored.facts().receivedAt(),
                secret || !running ? null : state.dueAt(),
                secret ? null : state.waitingUntil(),
                resolution == null ? null : name(resolution),
                resolution == null ? null : resolution.at(),
                secret ? List.of() : messages(caller, stored),
                secret || !state.status().isOpen() ? List.of() : documents.missing(stored));
    }

    private @Nullable LocalizedText name(Resolution resolution) {
        return directory
                .office()
                .resolution(resolution.code())
                .map(ResolutionCode::name)
                .orElse(null);
    }

    private List<TrackedCase.Message> messages(Caller caller, StoredCase stored) {
        return cases.notes(stored.facts().id()).stream()
                .filter(note -> note.visibility() == Note.Visibility.REQUESTER)
                .map(note -> message(caller, note))
                .toList();
    }

    private static TrackedCase.Message message(Caller caller, Note note) {
        return new TrackedCase.Message(note.at(), note.author().equals(caller.account()), note.text());
    }

    @Override
    public void receiveDocument(Caller caller, CaseReference reference, String procedure, String document) {
        permissions.require(caller, CorePermissions.CASE_TRACK);
        requireKnown(caller, reference);
        documents.receive(caller, reference, procedure, document);
    }

    @Override
    public TrackedCase.Message write(Caller caller, CaseReference reference, String text, IdempotencyKey key) {
        permissions.require(caller, CorePermissions.CASE_TRACK);
        checks.text("/text", text, CommandChecks.MAX_TEXT);
        requireKnown(caller, reference);
        return attempts.changeAny(reference, before -> {
            UUID id = id(caller, before, key);
            Note note = cases.note(before.facts().id(), id).orElseGet(() -> add(caller, before, id, text));
            return message(caller, note);
        });
    }

    private Note add(Caller caller, StoredCase before, UUID id, String text) {
        Note note = new Note(id, changes.now(), caller.account(), text, Note.Visibility.REQUESTER);
        cases.add(before.facts().id(), note);
        Map<String, List<String>> what =
                Map.of("visibility", List.of("", note.visibility().name()));
        changes.record(before, before.state(), caller, NOTE, what, null);
        return note;
    }

    private static UUID id(Caller caller, StoredCase before, IdempotencyKey key) {
        String name = caller.account() + '\n' + before.facts().id() + "\nmessage\n" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
