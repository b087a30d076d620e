package org.relais.channel.phone.internal.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** What every resource reads of a request besides its body. */
final class PhoneRequests {

    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");
    private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,17}|0");
    private static final long NONE = -1;

    private PhoneRequests() {}

    static Caller caller(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw RelaisException.of(
                Errors.UNAUTHENTICATED,
                new LocalizedText("Aucun compte n'est identifié.", "No account is identified."));
    }

    /** The parameters of the query string; an empty one counts as absent, one given twice is refused. */
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

    /** The revision that {@code If-Match} demands; empty for no header and for {@code *}. */
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

    /** @throws RelaisException {@code not-found} for what cannot be an id */
    static UUID id(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAnId) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static RelaisException unknown(String text) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("« %s » n'est pas un identifiant.", "'%s' is no id.").formatted(text));
    }
}
