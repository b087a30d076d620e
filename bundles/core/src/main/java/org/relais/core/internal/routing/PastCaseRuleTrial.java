package org.relais.core.internal.routing;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.core.internal.office.RoutingRule;
import org.relais.core.internal.office.TrialRules;
import org.relais.core.internal.routing.PastCases.PastCase;
import org.relais.directory.Office;
import org.relais.errors.Errors;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.routing.RoutingRequest;
import org.relais.routing.RuleTrial;
import org.relais.routing.RuleTrialResult;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Routes past cases twice, page by page: memory holds one page and the first of the differences. */
@Component
public final class PastCaseRuleTrial implements RuleTrial {

    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final PastCases pastCases;
    private final RulesInForce rules;
    private final RuleSetStore store;
    private final WorkingCalendar calendar;
    private final Permissions permissions;

    @Activate
    public PastCaseRuleTrial(
            @Reference UnitOfWork unitOfWork,
            @Reference PastCases pastCases,
            @Reference RulesInForce rules,
            @Reference RuleSetStore store,
            @Reference WorkingCalendar calendar,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.pastCases = pastCases;
        this.rules = rules;
        this.store = store;
        this.calendar = calendar;
        this.permissions = permissions;
    }

    @Override
    public RuleTrialResult tryOn(Caller caller, FormData form, Instant from, Instant to) {
        permissions.require(caller, CorePermissions.ROUTING_EDIT);
        permissions.require(caller, CorePermissions.CASE_READ);
        if (!to.isAfter(from)) {
            throw Errors.invalid(
                    "/to", new LocalizedText("La fin précède le début.", "The end does not lie after the start."));
        }
        RuleTable inForce = rules.current().lasting();
        RuleTable trial = onTrial(form, rules.current().office());
        Visibility visible = permissions.visibility(caller).withoutServices();
        TrialCount count = new TrialCount();
        @Nullable PastCase last = null;
        List<PastCase> page;
        do {
            PastCase reached = last;
            page = unitOfWork.read(() -> pastCases.page(from, to, reached, PAGE));
            for (PastCase past : page) {
                if (visible.includes(past.subject())) {
                    count.add(past.reference(), first(inForce, past), first(trial, past));
                }
                last = past;
            }
        } while (page.size() == PAGE);
        return count.result();
    }

    private RuleTable onTrial(FormData form, Office office) {
        if (!form.members().containsKey("version")) {
            return new RuleTable(TrialRules.read(form, office), office);
        }
        OptionalLong version = form.number("/version");
        if (form.members().size() > 1 || version.isEmpty()) {
            throw Errors.invalid(
                    "/version",
                    new LocalizedText(
                            "Un numéro de version est attendu, sans autres règles.",
                            "The number of a version is expected, without other rules."));
        }
        return unitOfWork
                .read(() -> store.find((int) version.getAsLong()))
                .map(kept -> InForce.of((int) version.getAsLong(), TrialRules.readKept(kept.rules(), office), office)
                        .table())
                .orElseThrow(() -> JournaledRuleSets.unknown((int) version.getAsLong()));
    }

    private RoutingRule first(RuleTable table, PastCase past) {
        return table.first(past.request(), this::isOpen).orElseThrow();
    }

    private boolean isOpen(RoutingRequest request) {
        return calendar.status(request.at(), request.site(), request.channel()).open();
    }
}
