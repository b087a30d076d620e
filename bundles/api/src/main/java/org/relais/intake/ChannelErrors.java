package org.relais.intake;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on a channel can fail beyond {@link org.relais.errors.Errors}. */
public final class ChannelErrors {

    /** The channel takes nothing now; the members {@code reason} and {@code alternatives} of the problem say why, and what to do. */
    public static final ErrorCode CHANNEL_SUSPENDED = new ErrorCode(
            "channel-suspended", ErrorCategory.REFUSED, new LocalizedText("Canal suspendu", "Channel suspended"));

    /** Nobody has suspended the channel, so nobody can resume it. */
    public static final ErrorCode CHANNEL_NOT_SUSPENDED = new ErrorCode(
            "channel-not-suspended",
            ErrorCategory.CONFLICT,
            new LocalizedText("Canal non suspendu", "Channel not suspended"));

    private ChannelErrors() {}
}
