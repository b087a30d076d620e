package org.relais.core.internal.intake;

/** A channel ended with an error of the virtual machine, such as a class that cannot be linked. */
final class ChannelErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChannelErrorException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
