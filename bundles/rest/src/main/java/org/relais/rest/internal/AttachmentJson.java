package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Note;
import org.relais.documents.DocumentView;

/** What is known about a document, as clients see it. */
@Schema(name = "Attachment")
record AttachmentJson(
        UUID id,
        String name,
        String type,
        long size,
        String sha256,
        Instant storedAt,
        String by,
        Note.Visibility visibility,
        @Nullable String note,
        @JsonProperty("case") @Nullable String caseReference,
        @Nullable UUID intake,
        @Nullable Instant expiresAt,
        DocumentView.@Nullable Withdrawal withdrawn) {

    static AttachmentJson of(DocumentView document) {
        return new AttachmentJson(
                document.id().value(),
                document.name(),
                document.type(),
                document.size(),
                document.sha256(),
                document.storedAt(),
                document.by(),
                document.visibility(),
                document.note(),
                document.caseReference() == null
                        ? null
                        : document.caseReference().value(),
                document.intake() == null ? null : document.intake().value(),
                document.expiresAt(),
                document.withdrawn());
    }

    /** A form with a file; the file is its last part. */
    @Schema(name = "DocumentUpload")
    record Upload(
            @Schema(description = "INTERNAL unless given") Note.@Nullable Visibility visibility,
            @Schema(maxLength = 1000) @Nullable String note,

            @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
            String file) {}
}
