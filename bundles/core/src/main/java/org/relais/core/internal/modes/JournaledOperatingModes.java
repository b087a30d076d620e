package org.relais.core.internal.modes;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackMode;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.modes.ModeChange;
import org.relais.modes.ModeErrors;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingModes;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Keeps nothing of a switch but the name of the mode: what that does to channels and rules is computed from the pack, so the whole
 * switch is one row, and switching back leaves no trace of it.
 */
@Component
public final class JournaledOperatingModes implements OperatingModes {

    private static final String SUBJECT = "mode";
    private static final int LONGEST_REASON = 2000;

    private final UnitOfWork unitOfWork;
    private final ModeStore store;
    private final ModeInForce inForce;
    private final OfficePacks packs;
    private final OfficeJournal journal;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public JournaledOperatingModes(
            @Reference UnitOfWork unitOfWork,
            @Reference ModeStore store,
            @Reference ModeInForce inForce,
            @Reference OfficePacks packs,
            @Reference OfficeJournal journal,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.inForce = inForce;
        this.packs = packs;
        this.journal = journal;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public OperatingMode current() {
        return inForce.current().mode();
    }

    @Override
    public ModeStatus status(Caller caller) {
        permissions.require(caller, CorePermissions.OFFICE_READ);
        return unitOfWork.read(() -> status(store.last()));
    }

    @Override
    public ModeStatus switchTo(Caller caller, ModeChange change, OptionalLong expectedRevision) {
        permissions.require(caller, CorePermissions.MODE_SWITCH);
        return unitOfWork.execute(() -> {
            journal.hold(OfficeArea.MODES);
            Optional<StoredMode> last = store.last();
            long revision = last.map(StoredMode::revision).orElse(0L);
            if (expectedRevision.isPresent() && expectedRevision.getAsLong() != revision) {
                throw stale();
            }
            PackMode wanted = packs.current().mode(change.mode()).orElseThrow(() -> unknown(change.mode()));
            String before = last.map(StoredMode::mode).orElse(OperatingMode.NORMAL);
            if (before.equals(change.mode())) {
                return status(last);
            }
            StoredMode stored = new StoredMode(
                    change.mode(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    caller.account(),
                    change.reason(),
                    revision + 1);
            OperatingMode old = modeOf(last).mode();
            journal.record(
                    caller, OfficeArea.MODES, SUBJECT, "switch", changes(before, old, wanted.mode()), change.reason());
            store.put(stored);
            return status(Optional.of(stored));
        });
    }

    private static Map<String, List<String>> changes(String before, OperatingMode old, OperatingMode wanted) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        changes.put("mode", List.of(before, wanted.id()));
        Map<String, Function<OperatingMode, Stream<String>>> parts = new LinkedHashMap<>();
        parts.put(
                "suspends",
                mode -> mode.suspends().stream().map(one -> one.channel().value()));
        parts.put("forbids", mode -> mode.forbidden().stream().sorted());
        parts.put("rules", mode -> mode.rules().stream().map(OperatingMode.ModeRule::id));
        parts.forEach((name, part) -> {
            String from = part.apply(old).collect(Collectors.joining(", "));
            String to = part.apply(wanted).collect(Collectors.joining(", "));
            if (!from.equals(to)) {
                changes.put(name, List.of(from, to));
            }
        });
        return changes;
    }

    /** The mode of a switch; the normal one before any, and when the pack has it no longer. */
    private PackMode modeOf(Optional<StoredMode> last) {
        return last.flatMap(one -> packs.current().mode(one.mode()))
                .orElseGet(() -> packs.current().normalMode());
    }

    private ModeStatus status(Optional<StoredMode> last) {
        return new ModeStatus(
                modeOf(last).mode(),
                last.map(StoredMode::since).orElse(null),
                last.map(StoredMode::account).orElse(null),
                last.map(StoredMode::reason).orElse(null),
                packs.current().modes().stream().map(PackMode::mode).toList(),
                last.map(StoredMode::revision).orElse(0L));
    }

    @Override
    public void requireAllowed(Caller caller, String activity, @Nullable String overrideReason) {
        OperatingMode mode = current();
        if (!mode.forbids(activity)) {
            return;
        }
        if (overrideReason == null) {
            throw forbidden(mode);
        }
        permissions.require(caller, CorePermissions.MODE_OVERRIDE);
        Parameters given = new Parameters(Map.of("override", overrideReason));
        given.text("override", LONGEST_REASON);
        given.check();
        unitOfWork.execute(() -> {
            journal.record(
                    caller,
                    OfficeArea.MODES,
                    SUBJECT + " " + mode.id(),
                    "override",
                    Map.of("activity", List.of("", activity)),
                    overrideReason.strip());
            return activity;
        });
    }

    private static RelaisException forbidden(OperatingMode mode) {
        LocalizedText reason = mode.notice() == null ? mode.name() : mode.notice();
        return RelaisException.builder(
                        ModeErrors.FORBIDDEN_BY_MODE,
                        new LocalizedText(
                                "Le mode « %s » ne le permet pas. %s"
                                        .formatted(mode.name().fr(), together(mode, LocalizedText::fr)),
                                "The mode '%s' does not allow it. %s"
                                        .formatted(mode.name().en(), together(mode, LocalizedText::en))))
                .members(Map.of(
                        "mode",
                        mode.id(),
                        "reason",
                        texts(reason),
                        "alternatives",
                        mode.alternatives().stream()
                                .map(JournaledOperatingModes::texts)
                                .toList()))
                .build();
    }

    private static String together(OperatingMode mode, Function<LocalizedText, String> language) {
        return mode.alternatives().stream().map(language).collect(Collectors.joining(" "));
    }

    private static Map<String, String> texts(LocalizedText text) {
        return Map.of("fr", text.fr(), "en", text.en());
    }

    private RelaisException unknown(String mode) {
        String known =
                packs.current().modes().stream().map(one -> one.mode().id()).collect(Collectors.joining(", "));
        return Errors.invalid(
                "/mode",
                new LocalizedText("Mode inconnu « %s » ; possibles : %s.", "Unknown mode '%s'; allowed are %s.")
                        .formatted(mode, known));
    }

    private static RelaisException stale() {
        return RelaisException.of(
                ModeErrors.STALE_MODE,
                new LocalizedText(
                        "Quelqu'un a changé le mode entre-temps ; relisez-le puis recommencez.",
                        "Somebody has switched the mode meanwhile; read it again, then repeat."));
    }
}
