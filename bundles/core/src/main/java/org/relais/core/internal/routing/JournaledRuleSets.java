package org.relais.core.internal.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseErrors;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.changes.OfficeJournalStore;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.RoutingRule;
import org.relais.core.internal.office.TrialRules;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;
import org.relais.routing.RuleSets;
import org.relais.routing.RuleSource;
import org.relais.routing.RuleWarning;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Versions of the rules, each change to them in the journal of the office. Those who change them at once do so one after the other. */
@Component
public final class JournaledRuleSets implements RuleSets {

    private static final int LONGEST_COMMENT = 1000;
    private static final String SUBJECT = "rules";

    private final UnitOfWork unitOfWork;
    private final RuleSetStore store;
    private final OfficeJournal journal;
    private final OfficeJournalStore journals;
    private final OfficePacks packs;
    private final OfficeDirectory directory;
    private final RuleQueues queues;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public JournaledRuleSets(
            @Reference UnitOfWork unitOfWork,
            @Reference RuleSetStore store,
            @Reference OfficeJournal journal,
            @Reference OfficeJournalStore journals,
            @Reference OfficePacks packs,
            @Reference OfficeDirectory directory,
            @Reference RuleQueues queues,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.journal = journal;
        this.journals = journals;
        this.packs = packs;
        this.directory = directory;
        this.queues = queues;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public RuleSet inForce(Caller caller) {
        permissions.require(caller, CorePermissions.ROUTING_READ);
        return unitOfWork.read(() -> store.inForce().map(this::view).orElseGet(() -> ofPack(RuleSetState.IN_FORCE)));
    }

    @Override
    public List<RuleSet.Head> versions(Caller caller) {
        permissions.require(caller, CorePermissions.ROUTING_READ);
        return unitOfWork.read(store::heads);
    }

    @Override
    public RuleSet get(Caller caller, int version) {
        permissions.require(caller, CorePermissions.ROUTING_READ);
        return unitOfWork.read(() -> version == 0
                ? ofPack(store.inForce().isPresent() ? RuleSetState.RETIRED : RuleSetState.IN_FORCE)
                : view(store.find(version).orElseThrow(() -> unknown(version))));
    }

    @Override
    public RuleSet draft(Caller caller, FormData form) {
        permissions.require(caller, CorePermissions.ROUTING_EDIT);
        Map<String, Object> members = new LinkedHashMap<>(form.members());
        FormData rules =
                new FormData(members.containsKey("rules") ? Map.of("rules", members.remove("rules")) : Map.of());
        String comment = comment(members);
        TrialRules.read(rules, office());
        return unitOfWork.execute(() -> {
            journals.lockHead(OfficeArea.ROUTING);
            int version = 1
                    + store.heads().stream()
                            .mapToInt(RuleSet.Head::version)
                            .max()
                            .orElse(0);
            store.add(new StoredRuleSet(
                    version, TrialRules.json(rules), comment, caller.account(), now(), RuleSetState.DRAFT, null, 0));
            journal.record(
                    caller,
                    OfficeArea.ROUTING,
                    SUBJECT,
                    "draft",
                    Map.of("draft", List.of("", String.valueOf(version))),
                    comment);
            return view(store.find(version).orElseThrow());
        });
    }

    private static String comment(Map<String, Object> members) {
        Parameters given = new Parameters(members);
        String comment = given.required("comment");
        if (comment.length() > LONGEST_COMMENT) {
            given.refuse(
                    "comment",
                    new LocalizedText("%d caractères au plus.", "At most %d characters.").formatted(LONGEST_COMMENT));
        }
        given.check();
        return comment;
    }

    @Override
    public RuleSet activate(Caller caller, int version, OptionalLong expectedRevision) {
        permissions.require(caller, CorePermissions.ROUTING_EDIT);
        return unitOfWork.execute(() -> {
            journals.lockHead(OfficeArea.ROUTING);
            StoredRuleSet wanted = store.find(version).orElseThrow(() -> unknown(version));
            if (expectedRevision.isPresent() && expectedRevision.getAsLong() != wanted.revision()) {
                throw stale();
            }
            if (wanted.state() == RuleSetState.IN_FORCE) {
                return view(wanted);
            }
            TrialRules.check(wanted.rules(), office());
            change(caller, store.inForce(), version);
            return view(store.change(version, RuleSetState.IN_FORCE, now()));
        });
    }

    @Override
    public RuleSet backToPack(Caller caller) {
        permissions.require(caller, CorePermissions.ROUTING_EDIT);
        return unitOfWork.execute(() -> {
            journals.lockHead(OfficeArea.ROUTING);
            Optional<StoredRuleSet> before = store.inForce();
            if (before.isPresent()) {
                change(caller, before, 0);
            }
            return ofPack(RuleSetState.IN_FORCE);
        });
    }

    private void change(Caller caller, Optional<StoredRuleSet> before, int to) {
        before.ifPresent(old -> store.change(old.version(), RuleSetState.RETIRED, old.inForceSince()));
        int from = before.map(StoredRuleSet::version).orElse(0);
        journal.record(
                caller,
                OfficeArea.ROUTING,
                SUBJECT,
                "activate",
                Map.of("version", List.of(String.valueOf(from), String.valueOf(to))),
                null);
    }

    private RuleSet view(StoredRuleSet stored) {
        List<RoutingRule> rules = TrialRules.readKept(stored.rules(), office());
        return new RuleSet(stored.head(), stored.rules(), warnings(rules));
    }

    private RuleSet ofPack(RuleSetState state) {
        OfficePack pack = packs.current();
        return new RuleSet(
                new RuleSet.Head(0, RuleSource.PACK, state, null, null, null, null, 0),
                RuleJson.write(pack.rules()),
                warnings(pack.rules()));
    }

    private List<RuleWarning> warnings(List<RoutingRule> rules) {
        return queues.after(InForce.of(0, rules, office()).warnings(), rules);
    }

    private Office office() {
        return directory.office();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static RelaisException unknown(int version) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de version %d des règles.", "There is no version %d of the rules.")
                        .formatted(version));
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Cette version a changé d'état entre-temps ; relisez-la puis recommencez.",
                        "This version has changed its state meanwhile; read it again, then repeat."));
    }
}
