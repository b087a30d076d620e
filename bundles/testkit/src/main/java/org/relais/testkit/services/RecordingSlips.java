package org.relais.testkit.services;

import static org.relais.testkit.services.RecordingForms.AT;
import static org.relais.testkit.services.RecordingForms.ID;
import static org.relais.testkit.services.RecordingForms.NUMBER;
import static org.relais.testkit.services.RecordingForms.SERVICE;
import static org.relais.testkit.services.RecordingForms.TEXT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.identity.Caller;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.services.SlipAction;
import org.relais.services.SlipCommand;
import org.relais.services.SlipEvent;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.services.SlipView.Line;
import org.relais.services.SlipView.SlipSummary;
import org.relais.services.SlipView.Sum;
import org.relais.services.TransmittalSlips;

/** Transmittal slips of which there is one; it remembers what it was asked, and by which account. For one thread. */
public final class RecordingSlips implements TransmittalSlips {

    public static final RegistrationNumber SLIP = RegistrationNumber.ofSlip("FDS", "DAJI", 2021, 1);

    private final List<Object> asked = new ArrayList<>();

    /** The account and the arguments of all calls, one after the other. */
    public List<Object> asked() {
        return List.copyOf(asked);
    }

    /** As new. */
    public void forget() {
        asked.clear();
    }

    private static Line line() {
        return new Line(1, NUMBER, "FS-2021-0001", "NB", LineOutcome.REJECTED, "LOST", "perdu", AT, "claims", "appelé");
    }

    private static SlipView slip(@Nullable RegistrationNumber number, SlipState state) {
        SlipSummary summary = new SlipSummary(
                ID,
                SERVICE,
                number,
                "SLN",
                TEXT,
                state,
                AT,
                "claims",
                null,
                null,
                null,
                null,
                null,
                new Sum(3, 1, 1, 1, 0),
                4);
        return new SlipView(summary, List.of(line()), true, List.of(), List.of("close"));
    }

    private void remember(Caller caller, Object... arguments) {
        asked.add(caller.account());
        asked.addAll(List.of(arguments));
    }

    @Override
    public SlipView open(Caller caller, ServiceId service, String destination) {
        remember(caller, service, destination);
        return slip(null, SlipState.OPEN);
    }

    @Override
    public SlipView get(Caller caller, ServiceId service, String slip) {
        remember(caller, service, slip);
        return slip(SLIP, SlipState.TRANSMITTED);
    }

    @Override
    public List<SlipSummary> list(Caller caller, ServiceId service, Set<SlipState> states) {
        remember(caller, service, states);
        return List.of(slip(SLIP, SlipState.FROZEN).summary());
    }

    @Override
    public SlipView execute(
            Caller caller, ServiceId service, String slip, SlipCommand command, OptionalLong expectedRevision) {
        remember(caller, service, slip, command, expectedRevision);
        return slip(SLIP, SlipState.TRANSMITTED);
    }

    @Override
    public SlipHistory history(Caller caller, ServiceId service, String slip) {
        remember(caller, service, slip);
        SlipEvent added = new SlipEvent(1, AT, "claims", SlipAction.ADD, null, 3, null, null, null, "ab");
        SlipEvent decided = new SlipEvent(
                2, AT, "claims", SlipAction.DECIDE, NUMBER, null, LineOutcome.REJECTED, "LOST", "perdu", "cd");
        return new SlipHistory(List.of(added, decided), true);
    }

    @Override
    public Reconciliation reconcile(Caller caller, ServiceId service, String slip, InputStream csv) {
        try {
            remember(caller, service, slip, new String(csv.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Reconciliation(2, 1, List.of(new RefusedLine(4, TEXT)), slip(SLIP, SlipState.TRANSMITTED));
    }

    @Override
    public List<Difference> differences(Caller caller, ServiceId service) {
        remember(caller, service);
        return List.of(new Difference(SLIP, "SLN", AT, line()));
    }

    @Override
    public SlipDocument document(Caller caller, ServiceId service, String slip, SlipFormat format, Locale language) {
        remember(caller, service, slip, format, language);
        String name = slip + "." + format.name().toLowerCase(Locale.ROOT);
        return new SlipDocument(name, format, "é".getBytes(StandardCharsets.UTF_8));
    }
}
