package org.relais.web.internal.admission;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed {@code Content-Type}.
 *
 * @param name type and subtype in lower case
 * @param charset as the client spelt it
 */
record ContentType(String name, @Nullable String charset) {

    private static final String TOKEN = "[!#$&'+.^_`|~0-9A-Za-z-]++";
    private static final String PARAMETERS =
            "(?:\\s*+;\\s*+(?:[!#$%&'*+.^_`|~0-9A-Za-z-]++=(?:[^\\s\";,]++|\"(?:[^\"\\\\]|\\\\.)*+\"))?+)*+\\s*+";
    private static final Pattern TYPE = Pattern.compile("\\s*+(" + TOKEN + "/" + TOKEN + ")(" + PARAMETERS + ")");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*+charset=(?:\"([^\"]*+)\"|([^\\s\";,]++))", Pattern.CASE_INSENSITIVE);
    /** A lone asterisk is no range, but what Java's own client sends. */
    private static final Pattern RANGE =
            Pattern.compile("\\s*+(?:\\*(?:/\\*)?+|" + TOKEN + "/(?:\\*|" + TOKEN + "))" + PARAMETERS);

    /** Nothing when there is no header or it is not of the form type/subtype with parameters. */
    static Optional<ContentType> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher type = TYPE.matcher(header);
        if (!type.matches()) {
            return Optional.empty();
        }
        Matcher charset = CHARSET.matcher(type.group(2));
        String given = charset.find() ? (charset.group(1) == null ? charset.group(2) : charset.group(1)) : null;
        return Optional.of(new ContentType(type.group(1).toLowerCase(Locale.ROOT), given));
    }

    /** Whether an {@code Accept} header names at least one media range; without one, anything will do. */
    static boolean isAcceptable(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String range : accept.split(",")) {
            if (RANGE.matcher(range).matches()) {
                return true;
            }
        }
        return false;
    }

    boolean is(String type) {
        return name.equals(type);
    }

    /** True also when the header names none. */
    boolean hasKnownCharset() {
        try {
            return charset == null || Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
