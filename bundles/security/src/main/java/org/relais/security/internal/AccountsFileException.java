package org.relais.security.internal;

import org.yaml.snakeyaml.error.Mark;

/** An accounts file has a mistake; the message says where and what is allowed. It never repeats a password hash. */
final class AccountsFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountsFileException(String source, int line, String key, String problem) {
        super(source + " line " + line + (key.isEmpty() ? "" : ", " + key) + ": " + problem);
    }

    AccountsFileException(String source, Mark mark, String key, String problem) {
        this(source, mark.getLine() + 1, key, problem);
    }
}
