package org.relais.channel.web.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.texts.LocalizedText;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedIntake;

/**
 * A request as its citizen sees it, in the language that the citizen reads.
 *
 * @param reference of the case; absent until it is registered
 * @param status one of few, for a page that shows it its own way
 * @param expectedAt by when an answer is expected
 * @param outcome how it ended, in the words of the office
 * @param missingDocuments those that were asked for first
 * @param token stands for number and code for a short while, in the header Tracking-Token
 */
record TrackingJson(
        Optional<String> reference,
        String receipt,
        Instant receivedAt,
        StatusText status,
        String statusText,
        String whatToDo,
        Optional<Instant> expectedAt,
        Optional<Instant> waitingUntil,
        Optional<String> outcome,
        Optional<Instant> answeredAt,
        List<Message> messages,
        List<Document> missingDocuments,
        String token,
        Instant tokenExpiresAt) {

    private static final LocalizedText CALL = new LocalizedText(
            "Pour en savoir plus, appelez le bureau avec ce numéro.",
            "To know more, call the office with this number.");

    /** What the office or the citizen wrote. */
    record Message(Instant at, From from, String text) {}

    /** Who wrote a message; who in the office it was is not told. */
    enum From {
        OFFICE,
        YOU
    }

    /** A document that is still needed; {@code procedure} and {@code document} name it when it is sent. */
    record Document(String procedure, String document, String name, boolean requested) {}

    static TrackingJson of(TrackedIntake intake, String token, Instant tokenExpiresAt, Locale language) {
        Optional<TrackedCase> found = intake.cases().stream().findFirst();
        StatusText status = found.map(StatusText::of).orElseGet(() -> StatusText.of(intake));
        boolean secret = found.filter(TrackedCase::secret).isPresent();
        return new TrackingJson(
                found.map(one -> one.reference().value()),
                intake.id().toString(),
                found.map(TrackedCase::receivedAt).orElse(intake.stampedAt()),
                status,
                status.text().in(language),
                (secret ? CALL : status.advice()).in(language),
                found.map(TrackedCase::dueAt),
                found.map(TrackedCase::waitingUntil),
                found.map(TrackedCase::resolution).map(text -> text.in(language)),
                found.map(TrackedCase::resolvedAt),
                found.map(TrackingJson::messages).orElse(List.of()),
                found.map(one -> documents(one, language)).orElse(List.of()),
                token,
                tokenExpiresAt);
    }

    private static List<Message> messages(TrackedCase found) {
        return found.messages().stream().map(TrackingJson::message).toList();
    }

    static Message message(TrackedCase.Message message) {
        return new Message(message.at(), message.fromRequester() ? From.YOU : From.OFFICE, message.text());
    }

    private static List<Document> documents(TrackedCase found, Locale language) {
        return found.missing().stream()
                .map(one ->
                        new Document(one.procedure(), one.document(), one.name().in(language), one.requested()))
                .toList();
    }
}
