package org.relais.channel.web.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.channel.web.internal.entity.DraftFile;

/**
 * A draft as its citizen sees it.
 *
 * @param secret in the answer that begins it, and never again
 * @param sentAt once it was sent
 */
record DraftJson(
        String id,
        Optional<String> secret,
        Map<String, Object> form,
        List<DraftFile> files,
        Instant expiresAt,
        Optional<Instant> sentAt) {

    static DraftJson of(Drafts.Draft draft) {
        return new DraftJson(
                draft.id(),
                Optional.ofNullable(draft.secret()),
                draft.form().members(),
                draft.files(),
                draft.expiresAt(),
                Optional.ofNullable(draft.sentAt()));
    }
}
