package org.relais.core.internal.routing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.modes.ModeInForce;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackMode;
import org.relais.core.internal.office.RoutingRule;
import org.relais.core.internal.office.TrialRules;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.spi.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the rules anew when a person has put a version in force or switched the operating mode, on this node or another, when the
 * pack was edited, or when the directory was: a closed department is none for the rules from then on.
 */
@Component
public final class CachedRulesInForce implements RulesInForce {

    private static final Logger LOG = LoggerFactory.getLogger(CachedRulesInForce.class);

    private record Prepared(long stamp, OfficePack pack, Office office, PackMode mode, InForce rules) {

        boolean restsOn(long version, OfficePack packInForce, Office present, PackMode modeInForce) {
            return stamp == version && pack == packInForce && office == present && mode == modeInForce;
        }
    }

    private final UnitOfWork unitOfWork;
    private final RuleSetStore store;
    private final OfficeVersions versions;
    private final OfficePacks packs;
    private final OfficeDirectory directory;
    private final ModeInForce mode;
    private volatile @Nullable Prepared prepared;

    @Activate
    public CachedRulesInForce(
            @Reference UnitOfWork unitOfWork,
            @Reference RuleSetStore store,
            @Reference OfficeVersions versions,
            @Reference OfficePacks packs,
            @Reference OfficeDirectory directory,
            @Reference ModeInForce mode) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.versions = versions;
        this.packs = packs;
        this.directory = directory;
        this.mode = mode;
    }

    @Override
    public InForce current() {
        long stamp = versions.version(OfficeArea.ROUTING);
        OfficePack pack = packs.current();
        Office office = directory.office();
        @Nullable Prepared known = prepared;
        PackMode inForce = mode.current();
        if (known == null || !known.restsOn(stamp, pack, office, inForce)) {
            known = new Prepared(stamp, pack, office, inForce, prepare(pack, office, inForce));
            prepared = known;
        }
        return known.rules();
    }

    private InForce prepare(OfficePack pack, Office office, PackMode inForce) {
        Optional<StoredRuleSet> version = unitOfWork.read(store::inForce);
        int number = version.map(StoredRuleSet::version).orElse(0);
        List<RoutingRule> rules =
                version.map(one -> TrialRules.readKept(one.rules(), office)).orElse(pack.rules());
        InForce made = InForce.of(number, rules, office).after(inForce.rules());
        made.warnings()
                .forEach(warning -> LOG.warn(
                        "Routing rule {} of version {}: {}",
                        warning.rule(),
                        number,
                        warning.reason().en()));
        return made;
    }
}
