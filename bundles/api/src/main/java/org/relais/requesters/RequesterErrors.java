package org.relais.requesters;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on a requester can fail beyond {@link org.relais.errors.Errors}. */
public final class RequesterErrors {

    /** A requester that another one goes on for cannot be merged again; or one that is not merged cannot be unmerged. */
    public static final ErrorCode MERGE_REFUSED = new ErrorCode(
            "requester-merge-refused",
            ErrorCategory.CONFLICT,
            new LocalizedText("Fusion impossible", "These requesters cannot be merged like that"));

    private RequesterErrors() {}
}
