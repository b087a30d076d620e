package org.relais.service.desk.internal.slips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.FormViews;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.service.desk.internal.forms.TimeLimitWatch;
import org.relais.services.LineOutcome;
import org.relais.services.ServiceRight;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.services.SlipView.Line;
import org.relais.services.SlipView.SlipSummary;
import org.relais.services.SlipView.Sum;
import org.relais.texts.LocalizedText;

/** Stored slips as those see them who may. Within the running unit of work. Thread-safe. */
@Component(service = SlipViews.class)
public final class SlipViews {

    private static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

    private final SlipStore slips;
    private final FormStore forms;
    private final FormSeal seal;
    private final FormViews names;
    private final TimeLimitWatch limits;
    private final ServiceAccess access;

    @Activate
    public SlipViews(
            @Reference SlipStore slips,
            @Reference FormStore forms,
            @Reference FormSeal seal,
            @Reference FormViews names,
            @Reference TimeLimitWatch limits,
            @Reference ServiceAccess access) {
        this.slips = slips;
        this.forms = forms;
        this.seal = seal;
        this.names = names;
        this.limits = limits;
        this.access = access;
    }

    /** A slip with its lines; those of an open one are the forms that are on it now. */
    SlipView view(Caller caller, KnownService service, StoredSlip slip) {
        List<StoredLine> stored = slips.lines(slip.id());
        List<Line> lines = slip.state() == SlipState.OPEN
                ? batched(slip)
                : stored.stream().map(this::line).toList();
        boolean works = access.rights(caller, service.id()).contains(ServiceRight.HAND_OVER);
        return new SlipView(
                summary(service, slip, sum(slip, lines)),
                lines,
                SlipHash.isIntact(slip, stored),
                warnings(service, slip),
                works ? SlipTransitions.allowedIn(slip.state()) : List.of());
    }

    private List<LocalizedText> warnings(KnownService service, StoredSlip slip) {
        return slip.state() == SlipState.TRANSMITTED && slip.transmitted() != null
                ? limits.unanswered(service, slip.transmitted().at())
                : List.of();
    }

    private List<Line> batched(StoredSlip slip) {
        List<Line> lines = new ArrayList<>();
        for (StoredForm form : forms.on(slip.id())) {
            lines.add(new Line(
                    lines.size() + 1,
                    form.number(),
                    form.formNumber(),
                    seal.initials(form),
                    LineOutcome.PENDING,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        return lines;
    }

    Line line(StoredLine line) {
        String place = line.form().value();
        StoredSlip.@Nullable Deed decided = line.decided();
        return new Line(
                line.line(),
                line.form(),
                line.formNumber(),
                line.initials(),
                line.outcome(),
                line.code(),
                line.reason() == null ? null : seal.openNote(line.reason(), place),
                decided == null ? null : decided.at(),
                decided == null ? null : decided.by(),
                line.followUp() == null ? null : seal.openNote(line.followUp(), place));
    }

    /** Nothing is transmitted before it is. */
    private static Sum sum(StoredSlip slip, List<Line> lines) {
        Map<LineOutcome, Long> counts =
                lines.stream().collect(Collectors.groupingBy(Line::outcome, Collectors.counting()));
        return new Sum(
                slip.transmitted() == null ? 0 : lines.size(),
                counts.getOrDefault(LineOutcome.ACKNOWLEDGED, 0L).intValue(),
                counts.getOrDefault(LineOutcome.REJECTED, 0L).intValue(),
                counts.getOrDefault(LineOutcome.MISSING, 0L).intValue(),
                slip.transmitted() == null
                        ? 0
                        : counts.getOrDefault(LineOutcome.PENDING, 0L).intValue());
    }

    /** What a list shows of slips. */
    List<SlipSummary> summaries(KnownService service, List<StoredSlip> listed) {
        List<UUID> ids = listed.stream().map(StoredSlip::id).toList();
        Map<UUID, Sum> sums = ids.isEmpty() ? Map.of() : slips.sums(ids);
        return listed.stream()
                .map(slip -> summary(
                        service, slip, slip.transmitted() == null ? NOTHING : sums.getOrDefault(slip.id(), NOTHING)))
                .toList();
    }

    private SlipSummary summary(KnownService service, StoredSlip slip, Sum sum) {
        StoredSlip.@Nullable Deed transmitted = slip.transmitted();
        return new SlipSummary(
                slip.id(),
                slip.service(),
                slip.number(),
                slip.destination(),
                names.name(service, slip.destination()),
                slip.state(),
                slip.made().at(),
                slip.made().by(),
                slip.frozenAt(),
                transmitted == null ? null : transmitted.at(),
                transmitted == null ? null : transmitted.by(),
                slip.closedAt(),
                slip.hash(),
                sum,
                slip.revision());
    }
}
