package org.relais.channel.dropbox.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.KnownCases;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.directory.DepartmentId;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.OpenedCase;
import org.relais.modes.ModeChange;
import org.relais.modes.ModeErrors;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingModes;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.numbering.Numbering;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** The parts of the plug-in, wired by hand, with what the core gives them. */
final class DropboxFixture {

    static final Caller AGENT = FakePermissions.agent("agent");
    static final Caller SUPERVISOR = FakePermissions.agent("supervisor");

    static final List<String> BOXES = List.of(
            "id=hps-1; site=caps; fr=Boîte 1; en=Box 1; hours=06:00-20:00; rounds=15:30",
            "id=hps-2; site=caps; fr=Boîte 2; en=Box 2; hours=06:00-20:00; rounds=11:00, 15:30");

    final List<String> journal = new ArrayList<>();
    final Set<CaseId> hidden = ConcurrentHashMap.newKeySet();
    /** What the mode in force forbids. */
    final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    final PermitsDesk permits = new PermitsDesk();
    final MailRegister register;
    final DropboxPlan plan;
    final CollectionRounds rounds;
    final MailItems items;
    final DropboxChannel channel;
    private final TestPlatform platform;
    private long nextCase;

    DropboxFixture(TestPlatform platform) {
        this(platform, "working-day");
    }

    /** One whose register begins with the number 1. */
    DropboxFixture(TestPlatform platform, String release) {
        this(platform, release, freshNumbers());
    }

    private static Numbering freshNumbers() {
        Map<String, Long> numbers = new ConcurrentHashMap<>();
        return (series, year) -> numbers.merge(series + year, 1L, Long::sum);
    }

    DropboxFixture(TestPlatform platform, String release, Numbering numbering) {
        this.platform = platform;
        platform.permissions().grant(SUPERVISOR, CorePermissions.MODE_OVERRIDE);
        platform.calendar().close(LocalDate.of(2021, 9, 24), new LocalizedText("Fête", "Holiday"));
        for (Permission permission : new DropboxPermissions().permissions().keySet()) {
            platform.permissions().grant(SUPERVISOR, permission);
            if (!permission.equals(DropboxPermissions.OVERRIDING)) {
                platform.permissions().grant(AGENT, permission);
            }
        }
        register = new MailRegister(platform.entityManager("dropbox"));
        plan = new DropboxPlan(
                platform.calendar(),
                platform.directory(),
                platform.clock(),
                BOXES,
                release,
                60,
                new DropboxPlan.Reach("6 route des Artifices", "20.30.00"),
                List.of("DPASS; 5 rue Gallieni; 20.44.00"));

        KnownCases known = (caller, cases) -> known(cases);
        items = new MailItems(
                register, known, platform.directory(), plan, platform.unitOfWork(), platform.permissions());
        Accounts accounts = new AnyAccount(platform);
        PlugInJournal office = (caller, subject, action, changes, reason) ->
                journal.add(caller.account() + " " + action + " " + subject + ": " + reason);
        rounds = new CollectionRounds(plan, register, platform.unitOfWork(), platform.permissions(), office);
        SortingRules rules = new SortingRules(plan, new OneMode(), platform.permissions(), accounts, office);
        ItemRegistration registration = new ItemRegistration(register, numbering, plan, platform.directory());
        HandSorting byHand = new HandSorting(
                platform.directory(), register, plan, rules, registration, accounts, platform.permissions());
        channel = new DropboxChannel(
                platform.directory(),
                register,
                plan,
                rules,
                registration,
                byHand,
                new ItemForms(permits, plan),
                accounts,
                platform.permissions());
    }

    /** What the core does with an interpretation, as far as the channel sees it. */
    Interpretation read(StampedIntake intake) {
        return platform.unitOfWork().execute(() -> {
            Interpretation meaning = channel.interpret(intake);
            if (meaning instanceof Interpretation.Registered registered) {
                List<Registration.DraftedCase> cases = new ArrayList<>();
                registered.cases().forEach(draft -> cases.add(new Registration.DraftedCase(draft, opened())));
                List<OpenedCase> running =
                        registered.followUps().stream().map(any -> opened()).toList();
                ContactView contact = new ContactView(UUID.randomUUID(), ContactOutcome.CASE);
                channel.registered(intake, new Registration(contact, cases, running));
            }
            return meaning;
        });
    }

    /** A case of DPASS. */
    OpenedCase opened() {
        return new OpenedCase(
                new CaseId(UUID.randomUUID()),
                CaseReference.of(2021, ++nextCase),
                CaseStatus.TRIAGED,
                new DepartmentId("DPASS"),
                null);
    }

    private Set<CaseId> known(Collection<CaseId> cases) {
        return Set.copyOf(cases.stream().filter(one -> !hidden.contains(one)).toList());
    }

    /** Everybody who is named has an account and may sort. */
    private record AnyAccount(TestPlatform platform) implements Accounts {

        @Override
        public Optional<Caller> find(String account) {
            Caller caller = FakePermissions.agent(account);
            platform.permissions().grant(caller, DropboxPermissions.SORTING);
            return Optional.of(caller);
        }

        @Override
        public List<Caller> list() {
            return List.of(AGENT, SUPERVISOR);
        }
    }

    /** One mode, and what it forbids. */
    private final class OneMode implements OperatingModes {

        @Override
        public OperatingMode current() {
            return new OperatingMode(
                    OperatingMode.NORMAL,
                    new LocalizedText("Normal", "Normal"),
                    null,
                    List.of(),
                    List.of(),
                    Set.of(),
                    List.of());
        }

        @Override
        public ModeStatus status(Caller caller) {
            return new ModeStatus(current(), null, null, null, List.of(current()), 0);
        }

        @Override
        public ModeStatus switchTo(Caller caller, ModeChange change, OptionalLong expectedRevision) {
            throw new UnsupportedOperationException("there is one mode");
        }

        @Override
        public void requireAllowed(Caller caller, String activity, @Nullable String overrideReason) {
            if (forbidden.contains(activity)) {
                if (overrideReason == null) {
                    throw RelaisException.of(ModeErrors.FORBIDDEN_BY_MODE, new LocalizedText("Déposez-le", "Drop it"));
                }
                platform.permissions().require(caller, CorePermissions.MODE_OVERRIDE);
                journal.add(caller.account() + " override " + activity + ": " + overrideReason);
            }
        }
    }
}
