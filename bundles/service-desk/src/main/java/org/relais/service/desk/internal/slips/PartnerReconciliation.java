package org.relais.service.desk.internal.slips;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipCommand;
import org.relais.services.TransmittalSlips.RefusedLine;
import org.relais.texts.LocalizedText;

/** Takes in a partner's list: what is right counts, what is wrong is named and changes nothing. Within the running unit of work. */
@Component(service = PartnerReconciliation.class)
public final class PartnerReconciliation {

    private final SlipStore slips;
    private final SlipLines lines;

    @Activate
    public PartnerReconciliation(@Reference SlipStore slips, @Reference SlipLines lines) {
        this.slips = slips;
        this.lines = lines;
    }

    /** What came of a list. */
    record Result(int taken, int known, List<RefusedLine> refused) {}

    Result reconcile(Caller caller, KnownService service, StoredSlip slip, List<PartnerList.Row> rows) {
        Map<String, StoredLine> byName = new HashMap<>();
        for (StoredLine line : slips.lines(slip.id())) {
            byName.put(folded(line.form().value()), line);
            byName.put(folded(line.formNumber()), line);
        }
        int taken = 0;
        int known = 0;
        List<RefusedLine> refused = new ArrayList<>();
        Set<RegistrationNumber> met = new HashSet<>();
        for (PartnerList.Row row : rows) {
            try {
                StoredLine line = line(row, byName, slip);
                if (met.contains(line.form())) {
                    throw new WrongRowException(new LocalizedText(
                            "Ce formulaire figure plusieurs fois.", "This form stands there more than once."));
                }
                boolean news = lines.decide(caller, service, slip, line, said(row, line));
                // only now: a row that says nothing sensible does not stand in the way of a later one
                met.add(line.form());
                if (news) {
                    taken++;
                } else {
                    known++;
                }
            } catch (WrongRowException wrong) {
                refused.add(new RefusedLine(row.line(), wrong.detail));
            } catch (RelaisException wrong) {
                refused.add(new RefusedLine(row.line(), detail(wrong)));
            }
        }
        return new Result(taken, known, refused);
    }

    private static LocalizedText detail(RelaisException wrong) {
        return wrong.errors().isEmpty() ? wrong.detail() : wrong.errors().get(0).detail();
    }

    /** Both names have to mean the same line when both are given. */
    private static StoredLine line(PartnerList.Row row, Map<String, StoredLine> byName, StoredSlip slip) {
        @Nullable StoredLine line = null;
        for (@Nullable String name : new @Nullable String[] {row.number(), row.formNumber()}) {
            if (name != null) {
                StoredLine named =
                        Optional.ofNullable(byName.get(folded(name))).orElseThrow(() -> SlipForms.notOn(name, slip));
                if (line != null && line != named) {
                    throw new WrongRowException(new LocalizedText(
                            "Les deux numéros désignent deux formulaires différents.",
                            "The two numbers mean two different forms."));
                }
                line = named;
            }
        }
        if (line == null) {
            throw new WrongRowException(
                    new LocalizedText("Le numéro du formulaire manque.", "The number of the form is missing."));
        }
        return line;
    }

    /** Partners write numbers in capitals or not. */
    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static SlipCommand.Decide said(PartnerList.Row row, StoredLine line) {
        LineOutcome outcome = Optional.ofNullable(row.outcome())
                .flatMap(PartnerReconciliation::outcome)
                .orElseThrow(() -> new WrongRowException(new LocalizedText(
                        "outcome vaut ACKNOWLEDGED, REJECTED ou MISSING.",
                        "outcome is ACKNOWLEDGED, REJECTED or MISSING.")));
        return new SlipCommand.Decide(line.form(), outcome, row.code(), clipped(row.reason()));
    }

    private static Optional<LineOutcome> outcome(String text) {
        return List.of(LineOutcome.ACKNOWLEDGED, LineOutcome.REJECTED, LineOutcome.MISSING).stream()
                .filter(outcome -> outcome.name().equals(text))
                .findFirst();
    }

    private static @Nullable String clipped(@Nullable String reason) {
        return reason == null || reason.length() <= SlipCommand.LONGEST
                ? reason
                : reason.substring(0, SlipCommand.LONGEST);
    }

    /** A row says something that cannot be. */
    private static final class WrongRowException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient LocalizedText detail;

        WrongRowException(LocalizedText detail) {
            super(detail.en(), null, false, false);
            this.detail = detail;
        }
    }
}
