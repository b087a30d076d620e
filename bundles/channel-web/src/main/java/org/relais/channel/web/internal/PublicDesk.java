package org.relais.channel.web.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.web.internal.entity.DraftFile;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.IdempotencyKey;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.Submission;

/** Takes in what citizens send, and tells them how to follow it. Thread-safe. */
@Component(service = PublicDesk.class)
public final class PublicDesk {

    private static final String DRAFT = "draft";

    private final IntakeDesk desk;
    private final Drafts drafts;
    private final TrackingCodes codes;
    private final ConfirmationText texts;
    private final WebSettings settings;

    @Activate
    public PublicDesk(
            @Reference IntakeDesk desk,
            @Reference Drafts drafts,
            @Reference TrackingCodes codes,
            @Reference ConfirmationText texts,
            @Reference WebSettings settings) {
        this.desk = desk;
        this.drafts = drafts;
        this.codes = codes;
        this.texts = texts;
        this.settings = settings;
    }

    /** What a citizen is answered. */
    record Answer(ConfirmationJson confirmation, boolean repeated) {}

    /**
     * Hands a request in. With a draft, the draft is what makes it the same request when it is sent again; else the key is; without either
     * every sending is a request of its own.
     *
     * @param body the form, and the draft that it completes: its id and secret; nothing but the draft sends the form that lies there
     */
    Answer submit(@Nullable String key, FormData body) {
        Map<String, Object> form = new LinkedHashMap<>(body.members());
        Object given = form.remove(DRAFT);
        if (given == null) {
            return submit(key(key), form, List.of());
        }
        Drafts.Draft draft = drafts.get(named("/draft/id", body), named("/draft/secret", body));
        Map<String, Object> whole = form.isEmpty() ? draft.form().members() : form;
        Answer answer = submit("draft:" + draft.id(), whole, draft.files());
        drafts.sent(draft.id());
        return answer;
    }

    private static String named(String pointer, FormData body) {
        return body.text(pointer).orElseThrow(WebErrors::unknownDraft);
    }

    private static String key(@Nullable String key) {
        IdempotencyKey given = IdempotencyKey.optional(key);
        // what citizens choose never meets what senders with an account choose
        return given == null ? "once:" + UUID.randomUUID() : "public:" + PublicKeys.hash(given.value());
    }

    private Answer submit(String key, Map<String, Object> given, List<DraftFile> files) {
        Map<String, Object> form = new LinkedHashMap<>(given);
        check(new FormData(form));
        if (!files.isEmpty()) {
            form.put("documents", files.stream().map(DraftFile::document).toList());
        }
        IntakeReceipt receipt = desk.receive(Citizens.CALLER, Citizens.CHANNEL, Submission.of(key, new FormData(form)));
        return new Answer(confirmation(receipt.intake()), receipt.repeated());
    }

    /** What the form's schema does not say, since senders with an account may do otherwise. */
    private void check(FormData form) {
        List<FieldError> errors = new ArrayList<>(form.faults());
        if (form.at("/sentAt").isPresent()) {
            errors.add(new FieldError("/sentAt", WebTexts.NOT_FOR_CITIZENS));
        }
        if (form.at("/documents").isPresent()) {
            errors.add(new FieldError("/documents", WebTexts.DOCUMENTS_BY_DRAFT));
        }
        boolean accepted =
                form.at("/consent/accepted").filter(Boolean.TRUE::equals).isPresent();
        Optional<String> version = form.text("/consent/version");
        if (!accepted || version.isEmpty()) {
            errors.add(new FieldError("/consent", WebTexts.CONSENT));
        } else if (!version.get().equals(settings.consentVersion())) {
            errors.add(new FieldError("/consent/version", WebTexts.OTHER_CONSENT.formatted(settings.consentVersion())));
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }

    private ConfirmationJson confirmation(IntakeView intake) {
        Optional<OpenedCase> opened = intake.cases().stream().findFirst();
        String code = codes.of(intake.id());
        return new ConfirmationJson(
                opened.map(one -> one.reference().value()),
                intake.id().toString(),
                code,
                intake.stampedAt(),
                opened.flatMap(one -> Optional.ofNullable(one.dueAt())),
                Optional.ofNullable(intake.emergencyScript()),
                texts.of(intake, code));
    }
}
