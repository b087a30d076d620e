package org.relais.core.internal.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;

/** Checks what somebody says about a person who leaves. Thread-safe. */
@Component(service = DepartureChecks.class)
public final class DepartureChecks {

    private final Accounts accounts;
    private final WorkingCalendar calendar;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public DepartureChecks(
            @Reference Accounts accounts,
            @Reference WorkingCalendar calendar,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.accounts = accounts;
        this.calendar = calendar;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** The last day; today when none is given. */
    LocalDate day(@Nullable LocalDate given) {
        LocalDate today = calendar.officeDay(clock.instant());
        if (given != null && given.isAfter(today)) {
            throw Errors.invalid(
                    "/leftOn",
                    new LocalizedText(
                                    "Ce jour est à venir ; enregistrez le départ le jour même, au plus tôt le %s.",
                                    "That day is yet to come; record the departure on the day itself, on %s at the earliest.")
                            .formatted(given));
        }
        return given == null ? today : given;
    }

    /** Nobody locks themselves out, and only administrators end the work of an administrator. */
    void mayLeave(Caller caller, String account, Optional<Caller> leaver) {
        if (caller.account().equals(account)) {
            throw RelaisException.of(
                    Errors.FORBIDDEN,
                    new LocalizedText(
                            "Un autre superviseur ou administrateur doit enregistrer votre départ.",
                            "Another supervisor or administrator has to record your departure."));
        }
        if (leaver.filter(known -> permissions.holds(known, CorePermissions.DIRECTORY_EDIT))
                .isPresent()) {
            permissions.require(caller, CorePermissions.DIRECTORY_EDIT);
        }
    }

    Caller successor(String account, String to, String pointer) {
        if (to.equals(account)) {
            throw Errors.invalid(pointer, new LocalizedText("Désignez quelqu'un d'autre.", "Name somebody else."));
        }
        return accounts.find(to)
                .filter(Caller::worksCases)
                .orElseThrow(() -> Errors.invalid(
                        pointer,
                        new LocalizedText(
                                        "« %s » ne traite pas de dossiers ici ; un compte ou « queue » est attendu.",
                                        "'%s' works no cases here; an account or 'queue' is expected.")
                                .formatted(to)));
    }

    void reason(@Nullable String reason) {
        EditMistakes mistakes = new EditMistakes();
        mistakes.reason(reason);
        mistakes.check();
    }
}
