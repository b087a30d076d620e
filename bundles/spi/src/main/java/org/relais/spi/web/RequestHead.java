package org.relais.spi.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
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

/**
 * What an operation reads of a request besides its body: who calls, the query string and {@code If-Match}. Operations of the platform and
 * of plug-ins call it, so that clients are refused the same things in the same words everywhere. Thread-safe, never blocks.
 */
public final class RequestHead {

    /** An entity tag of RFC 9110, section 8.8.3. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,17}|0");

    /** The revision that nothing ever has. */
    private static final long NONE = -1;

    private RequestHead() {}

    /**
     * Who calls. The web bundle has established that before any operation is reached that is not open to the public.
     *
     * @param principal what {@code SecurityContext} or {@code WebServiceContext} answers
     * @throws RelaisException {@code unauthenticated} for an operation that is reached without a caller
     */
    public static Caller caller(@Nullable Principal principal) {
        if (principal instanceof Caller caller) {
            return caller;
        }
        throw RelaisException.of(
                Errors.UNAUTHENTICATED,
                new LocalizedText("Aucun compte n'est identifié.", "No account is identified."));
    }

    /**
     * The parameters of a query string. An empty one counts as absent.
     *
     * @param given as {@code UriInfo.getQueryParameters()} answers them
     * @throws RelaisException {@code invalid-request} for a parameter given twice
     */
    public static Map<String, String> query(Map<String, List<String>> given) {
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
     * The revision that an {@code If-Match} header demands; empty for no header and for {@code *}. A tag that is no strong tag of
     * ours matches no revision at all.
     *
     * @throws RelaisException {@code invalid-request} for a header that is not one entity tag
     */
    public static OptionalLong expectedRevision(@Nullable String ifMatch) {
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
