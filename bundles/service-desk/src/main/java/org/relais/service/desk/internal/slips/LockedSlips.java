package org.relais.service.desk.internal.slips;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceStore;
import org.relais.service.desk.internal.forms.FormAttempts;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.services.SlipView.SlipSummary;
import org.relais.services.TransmittalSlips;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Slips as people use them: asks for rights, writes down who reads, and changes a slip only while its row is locked. */
@Component
public final class LockedSlips implements TransmittalSlips {

    private static final int MOST_LISTED = 200;
    private static final int MOST_DIFFERENCES = 1000;

    private final ServiceAccess access;
    private final ServiceStore services;
    private final UnitOfWork unitOfWork;
    private final SlipStore slips;
    private final SlipViews views;
    private final SlipCommands commands;
    private final PartnerReconciliation reconciliation;
    private final SlipPapers papers;
    private final AccessLog accessLog;
    private final FormLife life;
    private final SlipLife slipLife;

    @Activate
    public LockedSlips(
            @Reference ServiceAccess access,
            @Reference ServiceStore services,
            @Reference UnitOfWork unitOfWork,
            @Reference SlipStore slips,
            @Reference SlipViews views,
            @Reference SlipCommands commands,
            @Reference PartnerReconciliation reconciliation,
            @Reference SlipPapers papers,
            @Reference AccessLog accessLog,
            @Reference FormLife life,
            @Reference SlipLife slipLife) {
        this.access = access;
        this.services = services;
        this.unitOfWork = unitOfWork;
        this.slips = slips;
        this.views = views;
        this.commands = commands;
        this.reconciliation = reconciliation;
        this.papers = papers;
        this.accessLog = accessLog;
        this.life = life;
        this.slipLife = slipLife;
    }

    @Override
    public SlipView open(Caller caller, ServiceId service, String destination) {
        KnownService known = access.require(caller, service, ServiceRight.HAND_OVER);
        return FormAttempts.repeat(
                OptionalLong.empty(),
                () -> unitOfWork.execute(() -> {
                    requireActive(service, destination);
                    StoredSlip slip =
                            slips.open(service, destination).orElseGet(() -> added(caller, known, destination));
                    return read(caller, known, slip);
                }));
    }

    private void requireActive(ServiceId service, String destination) {
        boolean active = services.destination(service, destination)
                .map(ServiceStore.StoredDestination::active)
                .orElse(false);
        if (!active) {
            List<String> all = services.destinations(service).stream()
                    .filter(ServiceStore.StoredDestination::active)
                    .map(ServiceStore.StoredDestination::id)
                    .toList();
            throw Errors.invalid(
                    "/destination",
                    new LocalizedText("Destination inconnue. Possibles : %s.", "No such destination. There are %s.")
                            .formatted(String.join(", ", all)));
        }
    }

    /** Of two who open one at the same moment, the key of open slips lets one win; the other finds it. */
    private StoredSlip added(Caller caller, KnownService service, String destination) {
        slips.add(new StoredSlip(
                UUID.randomUUID(),
                service.id(),
                destination,
                null,
                SlipState.OPEN,
                new StoredSlip.Deed(caller.account(), life.now()),
                null,
                null,
                null,
                null,
                0));
        return slips.open(service.id(), destination).orElseThrow();
    }

    private SlipView read(Caller caller, KnownService service, StoredSlip slip) {
        accessLog.record(caller, service.id(), "read-slip", slip.name());
        return views.view(caller, service, slip);
    }

    @Override
    public SlipView get(Caller caller, ServiceId service, String slip) {
        KnownService known = access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> read(caller, known, find(service, slip)));
    }

    private StoredSlip find(ServiceId service, String name) {
        return slips.find(service, name.strip())
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de bordereau « %s ».", "There is no slip '%s'.")
                                .formatted(name)));
    }

    @Override
    public List<SlipSummary> list(Caller caller, ServiceId service, Set<SlipState> states) {
        KnownService known = access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            List<SlipSummary> listed = views.summaries(known, slips.list(service, states, MOST_LISTED));
            accessLog.record(caller, service, "list-slips", listed.size() + " slips");
            return listed;
        });
    }

    @Override
    public SlipView execute(
            Caller caller, ServiceId service, String slip, SlipCommand command, OptionalLong expectedRevision) {
        KnownService known = access.require(caller, service, ServiceRight.HAND_OVER);
        return changed(caller, known, slip, expectedRevision, locked -> {
            commands.execute(caller, known, locked, command);
            return read(caller, known, find(service, locked.id().toString()));
        });
    }

    private <T> T changed(
            Caller caller,
            KnownService service,
            String slip,
            OptionalLong expectedRevision,
            Function<StoredSlip, T> work) {
        return FormAttempts.repeat(
                expectedRevision,
                () -> unitOfWork.execute(() -> {
                    slips.lock(find(service.id(), slip).id());
                    StoredSlip locked = find(service.id(), slip);
                    FormAttempts.check(expectedRevision, locked.revision());
                    return work.apply(locked);
                }));
    }

    @Override
    public SlipHistory history(Caller caller, ServiceId service, String slip) {
        access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            StoredSlip found = find(service, slip);
            accessLog.record(caller, service, "read-slip-history", found.name());
            return slipLife.history(found);
        });
    }

    @Override
    public Reconciliation reconcile(Caller caller, ServiceId service, String slip, InputStream csv) {
        KnownService known = access.require(caller, service, ServiceRight.HAND_OVER);
        List<PartnerList.Row> rows = PartnerList.read(csv);
        return changed(caller, known, slip, OptionalLong.empty(), locked -> {
            SlipCommands.requireAllowed(locked, "decide");
            PartnerReconciliation.Result result = reconciliation.reconcile(caller, known, locked, rows);
            slips.change(locked);
            return new Reconciliation(
                    result.taken(),
                    result.known(),
                    result.refused(),
                    read(caller, known, find(service, locked.id().toString())));
        });
    }

    @Override
    public List<Difference> differences(Caller caller, ServiceId service) {
        access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            List<Difference> differences = slips.unsettled(service, MOST_DIFFERENCES).stream()
                    .map(one -> new Difference(
                            Objects.requireNonNull(one.slip().number()),
                            one.slip().destination(),
                            Objects.requireNonNull(one.slip().transmitted()).at(),
                            views.line(one.line())))
                    .toList();
            accessLog.record(caller, service, "list-differences", differences.size() + " forms");
            return differences;
        });
    }

    @Override
    public SlipDocument document(Caller caller, ServiceId service, String slip, SlipFormat format, Locale language) {
        KnownService known = access.require(caller, service, ServiceRight.READ);
        return unitOfWork.execute(() -> {
            StoredSlip found = find(service, slip);
            if (found.state() == SlipState.OPEN) {
                SlipCommands.requireAllowed(found, "print");
            }
            accessLog.record(caller, service, "print-slip", found.name());
            List<StoredLine> lines = slips.lines(found.id());
            byte[] content = switch (format) {
                case PDF -> papers.pdf(known, found, lines, language);
                case CSV -> papers.csv(found, lines);
                case XML -> papers.xml(found, lines);
            };
            return new SlipDocument(found.name() + "." + format.name().toLowerCase(Locale.ROOT), format, content);
        });
    }
}
