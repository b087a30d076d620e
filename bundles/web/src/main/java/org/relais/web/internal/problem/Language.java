package org.relais.web.internal.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of the two languages a client reads, by its {@code Accept-Language}. */
public final class Language {

    private static final List<String> SPOKEN = List.of("fr", "en");

    private Language() {}

    /** French unless the header prefers English; a header that cannot be read is as good as none. */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return "en".equals(tag) ? Locale.ENGLISH : Locale.FRENCH;
        } catch (IllegalArgumentException e) {
            return Locale.FRENCH;
        }
    }
}
