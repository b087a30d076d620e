package org.relais.channel.web.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseReference;
import org.relais.cases.Note;
import org.relais.channel.web.internal.TrackingTokens.Proven;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeId;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.relais.tracking.CaseTracking;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedIntake;

/** Shows citizens how their requests stand, and takes in what they send for them. Thread-safe. */
@Component(service = TrackingDesk.class)
public final class TrackingDesk {

    private static final int MOST_REFERENCE = 40;

    private final CaseTracking tracking;
    private final TrackingCodes codes;
    private final TrackingTokens tokens;
    private final RateLimits limits;
    private final ChannelDocuments documents;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Activate
    public TrackingDesk(
            @Reference CaseTracking tracking,
            @Reference TrackingCodes codes,
            @Reference TrackingTokens tokens,
            @Reference RateLimits limits,
            @Reference ChannelDocuments documents,
            @Reference UnitOfWork unitOfWork,
            @Reference Clock clock) {
        this.tracking = tracking;
        this.codes = codes;
        this.tokens = tokens;
        this.limits = limits;
        this.documents = documents;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * How a request stands. A number that there is not and a code that is wrong are answered alike, after the same work.
     *
     * @param number the reference of the case, or the receipt of the request
     */
    TrackingJson track(String number, String code, Locale language) {
        String counted = number.strip().toUpperCase(Locale.ROOT);
        limits.code(counted.substring(0, Math.min(counted.length(), MOST_REFERENCE)));
        Optional<CaseReference> reference = CaseReference.parse(number);
        Optional<IntakeId> intake = reference.isPresent()
                ? tracking.intakeOf(Citizens.CALLER, Citizens.CHANNEL, reference.get())
                : IntakeId.parse(counted);
        if (!codes.matches(intake.orElse(null), code)) {
            throw WebErrors.unknownRequest();
        }
        TrackingJson answer =
                view(new Proven(intake.orElseThrow(WebErrors::unknownRequest), reference.orElse(null)), language);
        limits.rightCode(counted);
        return answer;
    }

    /** The same for whoever has a token. */
    TrackingJson track(@Nullable String token, Locale language) {
        return view(proven(token), language);
    }

    private TrackingJson view(Proven proven, Locale language) {
        Instant expiresAt = clock.instant().plus(TrackingTokens.LIFE).truncatedTo(ChronoUnit.SECONDS);
        return TrackingJson.of(find(proven), tokens.issue(proven), expiresAt, language);
    }

    private TrackedIntake find(Proven proven) {
        return tracking.find(Citizens.CALLER, Citizens.CHANNEL, proven.intake(), proven.reference())
                .orElseThrow(WebErrors::unknownRequest);
    }

    private Proven proven(@Nullable String token) {
        return Optional.ofNullable(token).flatMap(tokens::read).orElseThrow(WebErrors::tokenOver);
    }

    /**
     * Takes a document in: one that the case needs is checked off as received, any other stands beside it.
     *
     * @param procedure with {@code document}, which of the missing documents it is; null for none of them
     */
    TrackingJson send(
            @Nullable String token,
            @Nullable String procedure,
            @Nullable String document,
            Upload upload,
            Locale language) {
        Proven proven = proven(token);
        TrackedCase found = openCase(proven);
        boolean named = procedure != null && document != null;
        if (procedure != null || document != null) {
            requireMissing(found, procedure, document);
        }
        DocumentView stored = documents.store(
                Citizens.CALLER.account(),
                new NewDocument(upload.name(), upload.content(), Note.Visibility.REQUESTER, document));
        unitOfWork.execute(() -> {
            documents.attach(Citizens.CALLER.account(), found.reference(), stored.id());
            if (named) {
                tracking.receiveDocument(Citizens.CALLER, found.reference(), procedure, document);
            }
            return stored;
        });
        return view(proven, language);
    }

    private TrackedCase openCase(Proven proven) {
        TrackedCase found = find(proven).cases().stream()
                .findFirst()
                .orElseThrow(() -> notExpected(new LocalizedText(
                        "La demande n'est pas encore enregistrée ; réessayez dans un moment.",
                        "The request is not registered yet; try again in a moment.")));
        if (!found.status().isOpen()) {
            throw notExpected(new LocalizedText(
                    "La demande est close ; envoyez une nouvelle demande et indiquez ce numéro.",
                    "The request is closed; send a new one and mention this number."));
        }
        return found;
    }

    private static void requireMissing(TrackedCase found, @Nullable String procedure, @Nullable String document) {
        boolean missing = found.missing().stream()
                .anyMatch(one ->
                        one.procedure().equals(procedure) && one.document().equals(document));
        if (!missing) {
            throw notExpected(new LocalizedText(
                    "Cette pièce n'est pas attendue, ou nous l'avons déjà.",
                    "This document is not expected, or we have it already."));
        }
    }

    private static RelaisException notExpected(LocalizedText why) {
        return RelaisException.of(WebErrors.DOCUMENT_NOT_EXPECTED, why);
    }

    /** Writes to the office; the same text again is the same message. */
    TrackingJson.Message write(@Nullable String token, String text) {
        TrackedCase found = openCase(proven(token));
        IdempotencyKey key = new IdempotencyKey(PublicKeys.hash(text));
        return TrackingJson.message(tracking.write(Citizens.CALLER, found.reference(), text, key));
    }
}
