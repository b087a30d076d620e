package org.relais.core.internal.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.RoutingRule;
import org.relais.core.internal.office.TrialRules;
import org.relais.core.internal.routing.PastCases.PastCase;
import org.relais.errors.Errors;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.routing.RuleTrial;
import org.relais.routing.RuleTrialResult;
import org.relais.routing.RuleTrialResult.Change;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Routes past cases twice, page by page: memory holds one page and the differences. */
@Component
public final class PastCaseRuleTrial implements RuleTrial {

    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final PastCases pastCases;
    private final OfficePacks packs;
    private final Permissions permissions;

    @Activate
    public PastCaseRuleTrial(
            @Reference UnitOfWork unitOfWork,
            @Reference PastCases pastCases,
            @Reference OfficePacks packs,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.pastCases = pastCases;
        this.packs = packs;
        this.permissions = permissions;
    }

    @Override
    public RuleTrialResult tryOn(Caller caller, FormData form, Instant from, Instant to) {
        permissions.require(caller, CorePermissions.ROUTING_EDIT);
        if (!to.isAfter(from)) {
            throw Errors.invalid(
                    "/to", new LocalizedText("La fin précède le début.", "The end does not lie after the start."));
        }
        OfficePack pack = packs.current();
        RuleTable trial = new RuleTable(TrialRules.read(form, pack.office()));
        RuleTable inForce = new RuleTable(pack.rules());
        long examined = 0;
        List<Change> changed = new ArrayList<>();
        @Nullable PastCase last = null;
        List<PastCase> page;
        do {
            PastCase reached = last;
            page = unitOfWork.read(() -> pastCases.page(from, to, reached, PAGE));
            for (PastCase past : page) {
                examined++;
                change(past, inForce, trial).ifPresent(changed::add);
                last = past;
            }
        } while (page.size() == PAGE);
        return new RuleTrialResult(examined, changed);
    }

    private static Optional<Change> change(PastCase past, RuleTable inForce, RuleTable trial) {
        RoutingRule before = inForce.first(past.request()).orElseThrow();
        RoutingRule after = trial.first(past.request()).orElseThrow();
        return before.department().equals(after.department())
                ? Optional.empty()
                : Optional.of(new Change(past.reference(), before.department(), after.department(), after.id()));
    }
}
