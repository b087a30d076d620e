package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.ServiceFixture;
import org.relais.core.internal.entity.SealedForms;
import org.relais.core.internal.entity.SealedIntakes;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.Submission;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.SealedTexts;

/** What stays of forms that were purged, on a real database. */
abstract class PurgedFormContract extends SealedIntakeContract {

    @Test
    void aPurgeBetweenReadingAndSealingIsNotUndone() {
        IntakeId id = handInToTheService(form("Feuille", MARK)).intake().id();
        encryption.rotate();
        // between the page that is read and the row that is sealed, the round asks whether the row is current
        Interrupted purging =
                new Interrupted(encryption.fields(), () -> desk.serviceRetention.purge(id, List.of("/note")));
        SealedIntakes sealing = new SealedIntakes(
                desk.unitOfWork,
                desk.persistence.entityManager("core"),
                new SealedForms(purging),
                new FormHashes(purging));
        assertEquals(0, sealing.sealAnew(10), "the purge has sealed it with the current key");

        assertEquals(Map.of("subject", "Feuille"), left(id));
        encryption.rotate();
        assertEquals(1, desk.sealedIntakes.sealAnew(10));
        encryption.retire();
        assertEquals(Map.of("subject", "Feuille"), left(id));
        everything().forEach((table, content) -> assertFalse(content.contains(MARK), table));
    }

    @Test
    void theKeyOfWhatIsPurgedAnswersTheFirstResultAfterItsFingerprintCannotBeMadeAnyMore() {
        IntakeReceipt sealedAfter = handInToTheService(form("Feuille", MARK));
        desk.serviceRetention.purge(sealedAfter.intake().id(), List.of("/note"));
        encryption.rotate();
        IntakeReceipt sealedByThePurge = handInToTheService("late", form("Feuille", MARK));
        encryption.rotate();
        desk.serviceRetention.purge(sealedByThePurge.intake().id(), List.of(""));
        sealEverything();
        encryption.retire();

        assertEquals(
                sealedAfter.intake(), handInToTheService(form("Feuille", MARK)).intake());
        IntakeReceipt late = handInToTheService("late", form("Feuille", MARK));
        assertEquals(sealedByThePurge.intake(), late.intake());
        assertTrue(late.repeated());
        IntakeReceipt other = handInToTheService("late", form("Autre", "x"));
        assertEquals(late.intake(), other.intake(), "nothing is left to compare it with: the key alone counts");
        assertEquals(Map.of("subject", "Feuille"), left(sealedAfter.intake().id()));
        assertEquals(Map.of(), left(sealedByThePurge.intake().id()));
    }

    @Test
    void whatWasPurgedInClearBeforeIsSealedAndItsKeyAnswersAsEver() {
        IntakeReceipt first = handInToTheService(form("Feuille", MARK));
        IntakeId id = first.intake().id();
        put(id, "{\"subject\":\"Feuille\"}", stored(id).hash());
        sealEverything();
        assertTrue(encryption.fields().isCurrent(stored(id).form()));
        encryption.rotate();
        sealEverything();
        encryption.retire();

        assertEquals(first.intake(), handInToTheService(form("Feuille", MARK)).intake());
        assertEquals(Map.of("subject", "Feuille"), left(id));
    }

    private IntakeReceipt handInToTheService(Map<String, Object> form) {
        return handInToTheService("k", form);
    }

    private IntakeReceipt handInToTheService(String key, Map<String, Object> form) {
        desk.intakes.arrive(ServiceFixture.channel());
        return desk.intakes
                .desk()
                .receive(OfficeFixture.CLAIMS, ServiceFixture.CHANNEL, new Submission(key, new FormData(form)));
    }

    private Map<String, Object> left(IntakeId id) {
        SealedTexts texts = new SealedTexts(encryption.fields(), "core.intake");
        return FormJson.parse(texts.open(id.toString(), stored(id).form())).members();
    }

    /** Something happens once, before the first answer to the question whether a form is current. */
    private static final class Interrupted implements FieldEncryption {

        private final FieldEncryption usual;
        private final Runnable what;
        private final AtomicBoolean over = new AtomicBoolean();

        Interrupted(FieldEncryption usual, Runnable what) {
            this.usual = usual;
            this.what = what;
        }

        @Override
        public String seal(String plain, String context) {
            return usual.seal(plain, context);
        }

        @Override
        public String open(String sealed, String context) {
            return usual.open(sealed, context);
        }

        @Override
        public boolean isCurrent(String sealed) {
            if (!over.getAndSet(true)) {
                what.run();
            }
            return usual.isCurrent(sealed);
        }

        @Override
        public List<String> fingerprints(String value, String context) {
            return usual.fingerprints(value, context);
        }
    }
}
