package org.relais.procedures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * Which cases a migration concerns.
 *
 * @param cases those alone, each by id or reference, at most 200; empty for all that follow another version and that the caller may know of
 * @param dryRun tell what would happen, change nothing
 * @param after where the page before ended; null for the first one
 * @param limit how many cases at most, 1 to 200
 */
public record MigrationRequest(
        List<String> cases, boolean dryRun, @Nullable CaseId after, int limit) {

    public static final int MOST = 200;

    public MigrationRequest {
        cases = List.copyOf(cases);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /**
     * Reads {@code cases} (a list of ids or references) or {@code all} (true), {@code dryRun}, {@code after} and {@code limit}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names what is wrong
     */
    public static MigrationRequest of(FormData form) {
        List<FieldError> errors = new ArrayList<>();
        List<String> cases =
                Forms.texts(form, "cases", errors).stream().distinct().toList();
        boolean all = Forms.flag(form, "all", errors);
        boolean dryRun = Forms.flag(form, "dryRun", errors);
        if (all == form.members().containsKey("cases")) {
            errors.add(new FieldError(
                    "/cases",
                    new LocalizedText(
                            "Donnez une liste de dossiers, ou « all » à true.",
                            "Give a list of cases, or 'all' as true.")));
        }
        if (cases.size() > MOST) {
            errors.add(new FieldError("/cases", new LocalizedText("Au plus 200 dossiers.", "At most 200 cases.")));
        }
        Parameters rest = Forms.rest(form, List.of("cases", "all", "dryRun"));
        CaseId after = rest.parsed(
                "after",
                CaseId::parse,
                new LocalizedText("« next » de la page précédente.", "next of the page before."));
        Integer limit = rest.number("limit", 1, MOST);
        Forms.check(rest, errors);
        return new MigrationRequest(cases, dryRun, after, limit == null ? MOST : limit);
    }
}
