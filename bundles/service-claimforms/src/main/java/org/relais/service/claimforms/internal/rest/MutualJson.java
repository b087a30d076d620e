package org.relais.service.claimforms.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.service.claimforms.internal.mutuals.MutualEdit;
import org.relais.texts.LocalizedText;

/** A mutual as clients see it. */
@Schema(name = "ClaimFormMutual")
record MutualJson(
        String code, LocalizedText name, List<String> aliases, String destination, boolean active, long revision) {

    static MutualJson of(Mutual mutual) {
        return new MutualJson(
                mutual.code(),
                mutual.name(),
                mutual.aliases(),
                mutual.destination(),
                mutual.active(),
                mutual.revision());
    }

    /** All of them. */
    @Schema(name = "ClaimFormMutuals")
    record ListJson(List<MutualJson> items) {}

    /** A text that may lack a language; what is missing is named later. */
    @Schema(name = "ClaimFormMutualName")
    record NameJson(@Nullable String fr, @Nullable String en) {}

    /** What somebody says about a mutual; {@code active} is true unless said otherwise. */
    @Schema(name = "ClaimFormMutualEdit")
    record EditJson(
            @Nullable NameJson name,
            @Nullable List<@Nullable String> aliases,
            @Nullable String destination,
            @Nullable Boolean active) {

        MutualEdit edit() {
            return new MutualEdit(
                    name == null ? null : name.fr(),
                    name == null ? null : name.en(),
                    aliases == null ? List.of() : aliases,
                    destination,
                    active);
        }
    }
}
