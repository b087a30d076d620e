package org.relais.core.internal.intake;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeReceipt;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * What a key of a sender is worth that came before: the receipt of the first intake, or a conflict when it came with another form. Of what
 * has been purged since, the form cannot be compared any more, the less so when the keys of its fingerprint are gone: there the key alone
 * counts. Thread-safe.
 */
final class RepeatedKeys {

    private static final Pattern KEY = Pattern.compile("[\\p{Graph}\\p{L}\\p{N} ]{1,255}");

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final FormHashes hashes;
    private final IntakeViews views;

    RepeatedKeys(UnitOfWork unitOfWork, IntakeStore store, FormHashes hashes, IntakeViews views) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.hashes = hashes;
        this.views = views;
    }

    /** @throws RelaisException {@code idempotency-key-required} for what cannot be a key */
    static void requireUsable(String key) {
        if (!KEY.matcher(key).matches()) {
            throw RelaisException.of(
                    Errors.IDEMPOTENCY_KEY_REQUIRED,
                    new LocalizedText(
                            "La clé d'idempotence a de 1 à 255 caractères imprimables.",
                            "An idempotency key has 1 to 255 printable characters."));
        }
    }

    /** The first receipt, in a unit of work of its own; empty for a key that is new. */
    Optional<IntakeReceipt> answerAgain(StoredIntake intake) {
        return unitOfWork.read(() -> store.find(intake.channel(), intake.key())).map(first -> again(first, intake));
    }

    /** A key that was received before answers the first result, whatever stands in the way of registering it today. */
    IntakeReceipt answerAgainOr(StoredIntake intake, RuntimeException otherwise) {
        return answerAgain(intake).orElseThrow(() -> otherwise);
    }

    /** @throws RelaisException {@code idempotency-key-reused} when the first had another form */
    IntakeReceipt again(StoredIntake first, StoredIntake repeated) {
        @Nullable String form = first.formHash();
        if (form != null && !hashes.match(form, repeated.form())) {
            throw RelaisException.of(
                    Errors.IDEMPOTENCY_KEY_REUSED,
                    new LocalizedText(
                            "Cette clé a déjà servi pour un autre contenu ; prenez une clé nouvelle pour chaque demande.",
                            "This key came before with another body; use a new key for every request."));
        }
        return new IntakeReceipt(views.view(first), true);
    }
}
