package org.relais.service.claimforms.internal.mutuals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a mutual, not checked yet; null for what was left out.
 *
 * @param active true unless said otherwise
 */
public record MutualEdit(
        @Nullable String nameFr,
        @Nullable String nameEn,
        List<@Nullable String> aliases,
        @Nullable String destination,
        @Nullable Boolean active) {

    public MutualEdit {
        aliases = Collections.unmodifiableList(new ArrayList<>(aliases));
    }
}
