package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.directory.ChannelId;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.permissions.Visibility;
import org.relais.texts.LocalizedText;

/** Where intakes and contacts lie. Every method needs a running unit of work. */
public interface IntakeStore {

    void add(StoredIntake intake);

    /** Stores what has become of an intake. */
    void change(StoredIntake intake);

    Optional<StoredIntake> find(IntakeId id);

    /** By the sender's key. */
    Optional<StoredIntake> find(ChannelId channel, String key);

    /** Intakes of a channel in a state and to be tried by then, the longest waiting first. */
    List<IntakeId> waiting(ChannelId channel, IntakeState state, Instant dueBy, int limit);

    /** Keeps that an intake is about cases that it did not open; what names none is passed over, and so is what is kept already. */
    void keepSubjects(IntakeId intake, Collection<? extends CaseKey> cases);

    /** The cases that an intake is about without having opened them. */
    Set<CaseId> subjects(IntakeId intake);

    /** Which of these cases the caller may know of. */
    Set<CaseId> known(Collection<CaseId> cases, Visibility visibility);

    void add(StoredContact contact);

    /** Channels that are or were installed. */
    List<KnownChannel> channels();

    /** Keeps a channel's name, so that its intakes are stamped while its bundle is away. */
    void remember(KnownChannel channel);

    /** A channel that is or was installed. */
    record KnownChannel(ChannelId id, LocalizedText name) {}
}
