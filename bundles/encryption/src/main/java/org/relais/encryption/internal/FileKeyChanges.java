package org.relais.encryption.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.encryption.EncryptionErrors;
import org.relais.encryption.KeyChanges;
import org.relais.encryption.KeyStatus;
import org.relais.encryption.KeyStatus.Holder;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Changes keys in the key file, one node at a time. The file is written last, right before the commit: what is in the journal but not in
 * the file would be worse than the reverse, which {@link SealingAnew} takes as it is. Thread-safe.
 */
@Component
public final class FileKeyChanges implements KeyChanges {

    private static final String SUBJECT = "encryption keys";
    private static final int LONGEST_REASON = 1000;

    /** What {@link SealingAnew} does before all else. */
    private static final String OWN = "encryption";

    private final UnitOfWork unitOfWork;
    private final SealingStore store;
    private final KeyRing ring;
    private final Holders holders;
    private final PlugInJournal journal;
    private final Permissions permissions;

    @Activate
    public FileKeyChanges(
            @Reference UnitOfWork unitOfWork,
            @Reference SealingStore store,
            @Reference OpenKeys keys,
            @Reference Holders holders,
            @Reference PlugInJournal journal,
            @Reference Permissions permissions) {
        this(unitOfWork, store, keys.ring(), holders, journal, permissions);
    }

    FileKeyChanges(
            UnitOfWork unitOfWork,
            SealingStore store,
            KeyRing ring,
            Holders holders,
            PlugInJournal journal,
            Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.ring = ring;
        this.holders = holders;
        this.journal = journal;
        this.permissions = permissions;
    }

    @Override
    public KeyStatus status(Caller caller) {
        permissions.require(caller, EncryptionPermissions.ROTATE);
        return status();
    }

    private KeyStatus status() {
        List<String> ids = ring.toOpen().ids();
        Set<String> present = Set.copyOf(holders.names());
        Map<String, Holder> all = new TreeMap<>();
        present.forEach(name -> all.put(name, new Holder(name, 0, false, true)));
        unitOfWork
                .read(store::holders)
                .forEach(known -> all.put(known.name(), holder(known.regarding(ids.get(0)), present)));
        return new KeyStatus(ids.get(0), ids.subList(1, ids.size()), List.copyOf(all.values()));
    }

    private static Holder holder(StoredHolder known, Set<String> present) {
        return new Holder(known.name(), known.sealedAnew(), known.done(), present.contains(known.name()));
    }

    @Override
    public KeyStatus rotate(Caller caller, String reason) {
        permissions.require(caller, EncryptionPermissions.ROTATE);
        String why = checked(reason);
        change(caller, "rotate", why, Keys::rotated);
        return status();
    }

    @Override
    public KeyStatus retire(Caller caller, String reason) {
        permissions.require(caller, EncryptionPermissions.ROTATE);
        String why = checked(reason);
        KeyStatus before = status();
        if (before.old().isEmpty()) {
            return before;
        }
        requireUnused(before);
        askOnceMore();
        change(caller, "retire", why, keys -> {
            requireUnused(status());
            if (store.check().filter(check -> KeyGate.isCurrent(check, keys)).isEmpty()) {
                throw inUse(List.of(OWN), List.of());
            }
            return keys.onlyCurrent();
        });
        return status();
    }

    private void change(Caller caller, String action, String reason, UnaryOperator<Keys> change) {
        try {
            unitOfWork.execute(() -> {
                store.lockCheck();
                ring.look();
                Keys before = ring.toSeal();
                Keys after = change.apply(before);
                Map<String, List<String>> changes = new TreeMap<>(Map.of(
                        "current", List.of(before.ids().get(0), after.ids().get(0)),
                        "keys", List.of(String.join(", ", before.ids()), String.join(", ", after.ids()))));
                journal.record(caller, SUBJECT, action, changes, reason);
                ring.replace(after);
                return after;
            });
        } catch (RefusedKeysException refused) {
            throw RelaisException.builder(Errors.UNAVAILABLE, refused.reason()).build();
        }
    }

    /** It costs little now, and a mistake would cost everything. */
    private void askOnceMore() {
        for (Map.Entry<String, SealedData> holder : holders.present().entrySet()) {
            if (holder.getValue().sealAnew(1) > 0) {
                throw inUse(List.of(holder.getKey()), List.of());
            }
        }
    }

    private static void requireUnused(KeyStatus status) {
        List<String> absent = status.holders().stream()
                .filter(holder -> !holder.present())
                .map(Holder::name)
                .toList();
        List<String> left = status.holders().stream()
                .filter(holder -> holder.present() && !holder.done())
                .map(Holder::name)
                .toList();
        if (!absent.isEmpty() || !left.isEmpty()) {
            throw inUse(left, absent);
        }
    }

    private static RelaisException inUse(List<String> left, List<String> absent) {
        LocalizedText detail = absent.isEmpty()
                ? new LocalizedText(
                                "Le rechiffrement n'est pas terminé (%s) ; attendez qu'il le soit.",
                                "Not everything is sealed anew yet (%s); wait until it is.")
                        .formatted(String.join(", ", left))
                : new LocalizedText(
                                "Des données scellées peuvent être celles de %s, qui est absent ; remettez-le en service d'abord.",
                                "There may be sealed data of %s, which is not there; bring it back first.")
                        .formatted(String.join(", ", absent));
        return RelaisException.builder(EncryptionErrors.KEYS_IN_USE, detail)
                .members(Map.of("left", left, "absent", absent))
                .build();
    }

    private static String checked(String reason) {
        Parameters given = new Parameters(Map.of("reason", reason));
        given.text("reason", LONGEST_REASON);
        given.check();
        return reason.strip();
    }
}
