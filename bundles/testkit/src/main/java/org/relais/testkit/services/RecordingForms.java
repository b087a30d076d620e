package org.relais.testkit.services;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.Submission;
import org.relais.services.DelegatedServices;
import org.relais.services.FormAction;
import org.relais.services.FormCommand;
import org.relais.services.FormEvent;
import org.relais.services.FormPage;
import org.relais.services.FormQuery;
import org.relais.services.FormReceipt;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.FormView.FormSummary;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceDestinations;
import org.relais.services.ServiceDisclosures;
import org.relais.services.ServiceForms;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.texts.LocalizedText;

/**
 * Delegated services of which there is one, with one form, for the tests of what calls them: it remembers what it was asked, and by
 * which account. For one thread.
 */
public final class RecordingForms implements DelegatedServices, ServiceForms, ServiceDestinations, ServiceDisclosures {

    public static final ServiceId SERVICE = new ServiceId("claim-forms");
    public static final RegistrationNumber NUMBER = RegistrationNumber.ofForm("FDS", "DAJI", 2021, 1);
    public static final UUID ID = UUID.fromString("017bb6a2-0000-7000-8000-000000000001");
    public static final CaseReference REFERENCE = CaseReference.of(2021, 4517);
    public static final Instant AT = Instant.parse("2021-09-06T20:13:04Z");
    public static final LocalizedText TEXT = new LocalizedText("Santé", "Health");

    private final List<Object> asked = new ArrayList<>();
    private boolean repeated;
    private boolean available = true;

    /** The account and the arguments of the calls that change or name something, one after the other. */
    public List<Object> asked() {
        return List.copyOf(asked);
    }

    /** Every key was used before, from now on. */
    public void repeat() {
        repeated = true;
    }

    /** The plug-in of the service goes. */
    public void leave() {
        available = false;
    }

    /** As new. */
    public void forget() {
        asked.clear();
        repeated = false;
        available = true;
    }

    private static FormSummary summary() {
        return new FormSummary(
                NUMBER, SERVICE, FormState.INCOMPLETE, "FS-2021-0001", "SLN", AT, AT, "claims", REFERENCE, null, 3);
    }

    private static FormView form(@Nullable FormData content) {
        return new FormView(
                summary(),
                content,
                new FormView.Destination("SLN", TEXT, TEXT),
                List.of(new FormView.Missing("signature", TEXT, "/signed")),
                TEXT,
                List.of(TEXT),
                new IntakeId(ID),
                null,
                List.of("supply", "return"));
    }

    private void remember(Caller caller, Object... arguments) {
        asked.add(caller.account());
        asked.addAll(List.of(arguments));
    }

    private void require(ServiceId service) {
        if (!service.equals(SERVICE)) {
            throw RelaisException.of(Errors.NOT_FOUND, TEXT);
        }
    }

    @Override
    public List<ServiceView> list(Caller caller) {
        return List.of(get(caller, SERVICE));
    }

    @Override
    public ServiceView get(Caller caller, ServiceId service) {
        require(service);
        return new ServiceView(
                SERVICE,
                TEXT,
                available,
                available ? "{\"type\":\"object\"}" : null,
                List.of("cafatNumber"),
                List.of(new RejectionCode("LOST", TEXT)),
                Set.of(ServiceRight.READ, ServiceRight.HAND_OVER));
    }

    @Override
    public List<Warning> warnings(Caller caller, ServiceId service) {
        require(service);
        return List.of(new Warning(Warning.Kind.NOT_HANDED_OVER, NUMBER, AT, TEXT));
    }

    @Override
    public FormReceipt register(Caller caller, ServiceId service, Submission submission) {
        require(service);
        remember(caller, service, submission);
        IntakeView intake = new IntakeView(
                new IntakeId(ID),
                new ChannelId(service.value()),
                available ? IntakeState.REGISTERED : IntakeState.STAMPED,
                AT,
                null,
                null,
                available ? new ContactView(ID, ContactOutcome.CASE) : null,
                available
                        ? List.of(new OpenedCase(
                                new CaseId(ID), REFERENCE, CaseStatus.TRIAGED, new DepartmentId("DAJI"), null))
                        : List.of());
        return new FormReceipt(new IntakeReceipt(intake, repeated), available ? form(submission.form()) : null);
    }

    @Override
    public FormView get(Caller caller, ServiceId service, String number) {
        require(service);
        if (!number.equals(NUMBER.value())) {
            throw RelaisException.of(Errors.NOT_FOUND, TEXT);
        }
        remember(caller, number);
        return form(null);
    }

    @Override
    public FormPage list(Caller caller, ServiceId service, FormQuery query) {
        remember(caller, service, query);
        return new FormPage(List.of(summary()), NUMBER);
    }

    @Override
    public List<FormSummary> find(Caller caller, ServiceId service, String field, String value) {
        remember(caller, service, field, value);
        return List.of(summary());
    }

    @Override
    public FormView execute(
            Caller caller, ServiceId service, String number, FormCommand command, OptionalLong expectedRevision) {
        remember(caller, service, number, command, expectedRevision);
        return form(new FormData(Map.of("site", "caps")));
    }

    @Override
    public FormHistory history(Caller caller, ServiceId service, String number) {
        remember(caller, service, number);
        FormEvent event = new FormEvent(
                1, AT, "claims", FormAction.FIND_INCOMPLETE, FormState.REGISTERED, FormState.INCOMPLETE, null, "ab");
        return new FormHistory(List.of(event), true);
    }

    @Override
    public List<DestinationView> list(Caller caller, ServiceId service) {
        require(service);
        return List.of(new DestinationView("SLN", TEXT, null, true, 1));
    }

    @Override
    public DestinationView put(
            Caller caller, ServiceId service, String id, NewDestination destination, OptionalLong expectedRevision) {
        remember(caller, service, id, destination, expectedRevision);
        return new DestinationView(id, destination.name(), destination.address(), destination.active(), 2);
    }

    /** Fails before the first octet for an unknown field. */
    @Override
    public int disclose(Caller caller, ServiceId service, String field, String value, String reason, OutputStream zip) {
        remember(caller, service, field, value, reason);
        if (!field.equals("cafatNumber")) {
            throw Errors.invalid("/" + field, TEXT);
        }
        try {
            zip.write("archive".getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return 1;
    }

    @Override
    public void purge(Caller caller, ServiceId service, String number, String reason) {
        remember(caller, service, number, reason);
    }
}
