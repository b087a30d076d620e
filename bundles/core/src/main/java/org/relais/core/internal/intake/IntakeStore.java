package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.directory.ChannelId;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.permissions.Visibility;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/** Where intakes and contacts lie. Every method needs a running unit of work. */
public interface IntakeStore {

    void add(StoredIntake intake);

    /** Stores what has become of an intake. */
    void change(StoredIntake intake);

    /** What was handed in becomes less; it is compared with nothing from then on, so that the sender's key alone answers it. */
    void replaceForm(IntakeId id, String form);

    Optional<StoredIntake> find(IntakeId id);

    /** By the sender's key. */
    Optional<StoredIntake> find(ChannelId channel, String key);

    /**
     * Intakes of a channel in a state and to be tried by then, the longest waiting first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<WaitingTurn> waiting(
            ChannelId channel, IntakeState state, @Nullable WaitingTurn after, Instant dueBy, int limit);

    /** The place of an intake among those that wait. */
    record WaitingTurn(Instant nextAttemptAt, IntakeId id) {}

    /** Keeps that an intake is about cases that it did not open; what names none is passed over, and so is what is kept already. */
    void keepSubjects(IntakeId intake, Collection<? extends CaseKey> cases);

    /** The cases that an intake is about without having opened them. */
    Set<CaseId> subjects(IntakeId intake);

    /** Which of these cases the caller may know of. */
    Set<CaseId> known(Collection<CaseId> cases, Visibility visibility);

    void add(StoredContact contact);

    /** Takes a contact back that opened no case; false when there is none such. */
    boolean withdraw(UUID contact);

    /** Channels that are or were installed. */
    List<KnownChannel> channels();

    /** Keeps what is known of a channel, so that its intakes are stamped while its bundle is away. */
    void remember(KnownChannel channel);

    /**
     * A channel that is or was installed.
     *
     * @param service whose forms it takes; null for none
     * @param keepsRegister whether it keeps what has become of its requests, so that nobody registers them behind its back
     */
    record KnownChannel(
            ChannelId id, LocalizedText name, @Nullable ServiceId service, boolean keepsRegister) {}
}
