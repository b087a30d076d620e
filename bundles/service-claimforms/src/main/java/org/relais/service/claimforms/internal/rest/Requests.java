package org.relais.service.claimforms.internal.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** What the operations read of a request besides its body. */
final class Requests {

    /** An entity tag of RFC 9110, section 8.8.3. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,17}|0");

    /** The revision that no mutual ever has. */
    private static final long NONE = -1;

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
     * The revision that {@code If-Match} demands; empty for no header and for {@code *}. A tag that is no strong tag of ours matches no
     * revision at all.
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
