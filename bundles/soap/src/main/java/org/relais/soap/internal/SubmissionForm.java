package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.intake.FormData;
import org.relais.soap.internal.contract.Call;
import org.relais.soap.internal.contract.Requester;
import org.relais.soap.internal.contract.Submission;
import org.relais.texts.LocalizedText;
import org.w3c.dom.Element;

/** A submission's elements as the form they stand for: the same form as the same submission over REST. */
final class SubmissionForm {

    private SubmissionForm() {}

    /** @throws org.relais.errors.RelaisException {@code invalid-request} for an element that cannot stand in a form */
    static FormData of(Submission submission) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "site", submission.getSite());
        put(members, "topic", submission.getTopic());
        put(members, "subject", submission.getSubject());
        put(members, "description", submission.getDescription());
        put(members, "commune", submission.getCommune());
        put(members, "requester", requester(submission.getRequester()));
        put(members, "call", call(submission.getCall()));
        put(members, "outcome", submission.getOutcome());
        put(members, "department", submission.getDepartment());
        put(members, "case", submission.getCase());
        for (Object other : submission.getAny()) {
            if (!(other instanceof Element element)) {
                throw Errors.invalid(
                        "/submission",
                        new LocalizedText(
                                "Un élément d'un problème n'a pas sa place ici.",
                                "An element of a problem is out of place."));
            }
            ElementValue.add(members, element, "");
        }
        return new FormData(members);
    }

    private static @Nullable Map<String, Object> requester(@Nullable Requester requester) {
        if (requester == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "firstName", requester.getFirstName());
        put(members, "lastName", requester.getLastName());
        put(members, "phone", requester.getPhone());
        put(members, "email", requester.getEmail());
        put(members, "language", requester.getLanguage());
        if (requester.getOrganisation() != null) {
            put(
                    members,
                    "organisation",
                    Map.of("name", requester.getOrganisation().getName()));
        }
        return members;
    }

    private static @Nullable Map<String, Object> call(@Nullable Call call) {
        if (call == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "callId", call.getCallId());
        put(members, "caller", call.getCaller());
        put(members, "startedAt", call.getStartedAt());
        put(members, "waitSeconds", call.getWaitSeconds());
        put(members, "talkSeconds", call.getTalkSeconds());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
