package org.relais.service.desk.internal.catalogue;

import java.util.Locale;

/** Names of members of forms, compared without regard to case, hyphens and underscores: what is meant is a thing and not a spelling. */
public final class MemberNames {

    private MemberNames() {}

    /** Equal for all spellings of a name. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
