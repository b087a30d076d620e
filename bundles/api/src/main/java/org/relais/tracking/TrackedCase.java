package org.relais.tracking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.texts.LocalizedText;

/**
 * A case as the citizen who made the request sees it: no department, no person, no note for the inside. Of a secret case nothing but its
 * reference, its status and when it was received.
 *
 * @param joined another case goes on for this one, and answers both
 * @param secret nothing more is told; whoever wants to know more asks the office
 * @param dueAt by when an answer is expected; null while waiting, once the case is over, and for a secret one
 * @param waitingUntil when what the case waits for is expected; null when unknown or not waiting
 * @param resolution how it ended, in the words of the office's list; null while it is open
 * @param messages what the office and the citizen wrote to each other, oldest first
 * @param missing documents that are still needed, those that were asked for first
 */
public record TrackedCase(
        CaseReference reference,
        CaseStatus status,
        boolean joined,
        boolean secret,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant waitingUntil,
        @Nullable LocalizedText resolution,
        @Nullable Instant resolvedAt,
        List<Message> messages,
        List<MissingDocument> missing) {

    public TrackedCase {
        messages = List.copyOf(messages);
        missing = List.copyOf(missing);
    }

    /**
     * Something that was written for the citizen, or by the citizen.
     *
     * @param fromRequester false when the office wrote it, whoever in the office it was
     */
    public record Message(Instant at, boolean fromRequester, String text) {}

    /**
     * A document that the case still needs.
     *
     * @param requested the office has asked for it, and the case waits for it
     */
    public record MissingDocument(String procedure, String document, LocalizedText name, boolean requested) {}
}
