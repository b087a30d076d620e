package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.services.DelegatedServices.ServiceView;
import org.relais.services.DelegatedServices.Warning;
import org.relais.services.ServiceRight;
import org.relais.texts.LocalizedText;

/**
 * A delegated service as clients see it.
 *
 * @param form the JSON Schema as it is, part of the answer
 */
@Schema(name = "DelegatedService")
record DelegatedServiceJson(
        String id,
        LocalizedText name,

        @Schema(description = "False while its plug-in is away: what is registered stays readable, new forms wait")
        boolean available,

        @Schema(type = "object", description = "JSON Schema 2020-12 of a form; absent while its plug-in is away")
        @JsonRawValue
        @Nullable
        String form,

        @Schema(description = "The fields by which forms of a person are found")
        List<String> findBy,

        List<CodeJson> codes,
        @Schema(description = "What the caller may do") List<ServiceRight> rights) {

    static DelegatedServiceJson of(ServiceView service) {
        return new DelegatedServiceJson(
                service.id().value(),
                service.name(),
                service.available(),
                service.form(),
                service.findBy(),
                service.codes().stream()
                        .map(code -> new CodeJson(code.code(), code.name()))
                        .toList(),
                service.rights().stream().sorted().toList());
    }

    /** Why a partner refuses a form. */
    @Schema(name = "RejectionCode")
    record CodeJson(String code, LocalizedText name) {}

    /** Something that waits for too long. */
    @Schema(name = "ServiceWarning")
    record WarningJson(
            Warning.Kind kind,

            @Schema(description = "Number of the form or the slip")
            String subject,

            Instant since,
            LocalizedText text) {

        static WarningJson of(Warning warning) {
            return new WarningJson(warning.kind(), warning.subject().value(), warning.since(), warning.text());
        }
    }
}
