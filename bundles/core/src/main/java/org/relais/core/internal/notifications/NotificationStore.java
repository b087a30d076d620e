package org.relais.core.internal.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.intake.IntakeId;
import org.relais.notifications.Notification;
import org.relais.permissions.CaseSubject;
import org.relais.texts.LocalizedText;

/** Where notifications lie. Every method needs a running unit of work. */
public interface NotificationStore {

    void add(Audience audience, CaseId subject, Notification.Kind kind, LocalizedText text, Instant at);

    /** The same about an intake that has no case yet. */
    void add(Audience audience, IntakeId subject, Notification.Kind kind, LocalizedText text, Instant at);

    /**
     * One page for some audiences, the newest first.
     *
     * @param before those older than this one; null for the newest
     */
    List<Stored> page(List<Audience> audiences, boolean unreadOnly, @Nullable UUID before, int limit);

    Optional<Stored> find(UUID id);

    /** Marks it as read unless somebody else did before. */
    void read(UUID id, Instant at, String account);

    /** A notification, and what decides who may know of its case or intake. */
    record Stored(Notification notification, CaseSubject subject) {}
}
