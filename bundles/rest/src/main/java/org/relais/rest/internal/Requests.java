package org.relais.rest.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** What every resource reads of a request besides its body. */
final class Requests {

    /** An entity tag of RFC 9110, section 8.8.3. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,17}|0");

    /** The revision that no case ever has. */
    private static final long NONE = -1;

    private static final List<String> LANGUAGES = List.of("fr", "en");

    private Requests() {}

    /** Who calls. The web bundle has established that before any resource is reached. */
    static Caller caller(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw RelaisException.of(
                Errors.UNAUTHENTICATED,
                new LocalizedText("Aucun compte n'est identifié.", "No account is identified."));
    }

    /**
     * The parameters of the query string. An empty one counts as absent.
     *
     * @throws RelaisException {@code invalid-request} for a parameter given twice
     */
    static Map<String, String> query(MultivaluedMap<String, String> given) {
        Map<String, String> single = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (values.size() > 1) {
                throw Errors.invalid(
                        FieldError.pointer("", name),
                        new LocalizedText("Donné plusieurs fois.", "Given more than once."));
            }
            if (!values.get(0).isEmpty()) {
                single.put(name, values.get(0));
            }
        });
        return single;
    }

    /**
     * A text in a header, percent-encoded UTF-8 (RFC 3986) when it has other than ASCII characters; null when it is absent. What is no
     * such encoding stands for itself.
     */
    static @Nullable String headerText(@Nullable String header) {
        if (header == null || header.indexOf('%') < 0) {
            return header;
        }
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return header;
        }
    }

    /** French unless an {@code Accept-Language} prefers English; one that cannot be read is as good as none. */
    static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            @Nullable String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return "en".equals(tag) ? Locale.ENGLISH : Locale.FRENCH;
        } catch (IllegalArgumentException unreadable) {
            return Locale.FRENCH;
        }
    }

    /**
     * The revision that an {@code If-Match} header demands; empty for no header and for {@code *}. A tag that is no strong tag of
     * ours matches no revision at all.
     *
     * @throws RelaisException {@code invalid-request} for a header that is not one entity tag
     */
    static OptionalLong expectedRevision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Errors.invalid(
                    "/If-Match",
                    new LocalizedText(
                            "Une étiquette d'entité est attendue, par exemple \"3\".",
                            "One entity tag is expected, for example \"3\"."));
        }
        boolean ours = tag.group(1) == null && REVISION.matcher(tag.group(2)).matches();
        return OptionalLong.of(ours ? Long.parseLong(tag.group(2)) : NONE);
    }
}
