package org.relais.soap.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.TransmittalSlips;
import org.relais.services.TransmittalSlips.SlipDocument;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.soap.internal.contract.services.GetSlip;
import org.relais.soap.internal.contract.services.GetSlipDocument;
import org.relais.soap.internal.contract.services.GetSlipDocumentResponse;
import org.relais.soap.internal.contract.services.GetSlipHistory;
import org.relais.soap.internal.contract.services.GetSlipHistoryResponse;
import org.relais.soap.internal.contract.services.GetSlipResponse;
import org.relais.soap.internal.contract.services.ListDifferences;
import org.relais.soap.internal.contract.services.ListDifferencesResponse;
import org.relais.soap.internal.contract.services.ListSlips;
import org.relais.soap.internal.contract.services.ListSlipsResponse;
import org.relais.soap.internal.contract.services.OpenSlip;
import org.relais.soap.internal.contract.services.OpenSlipResponse;
import org.relais.soap.internal.contract.services.PerformSlipAction;
import org.relais.soap.internal.contract.services.PerformSlipActionResponse;
import org.relais.soap.internal.contract.services.ReconcileSlip;
import org.relais.soap.internal.contract.services.ReconcileSlipResponse;

/** Carries out what messages ask of transmittal slips. Thread-safe. */
final class SlipRequests {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final TransmittalSlips slips;

    SlipRequests(TransmittalSlips slips) {
        this.slips = slips;
    }

    OpenSlipResponse open(Caller caller, OpenSlip request) {
        OpenSlipResponse response = new OpenSlipResponse();
        response.setSlip(
                SlipXml.of(slips.open(caller, ServiceName.read(request.getService()), request.getDestination())));
        return response;
    }

    GetSlipResponse get(Caller caller, GetSlip request) {
        GetSlipResponse response = new GetSlipResponse();
        response.setSlip(SlipXml.of(slips.get(caller, ServiceName.read(request.getService()), request.getSlip())));
        return response;
    }

    GetSlipHistoryResponse history(Caller caller, GetSlipHistory request) {
        GetSlipHistoryResponse response = new GetSlipHistoryResponse();
        TransmittalSlips.SlipHistory history =
                slips.history(caller, ServiceName.read(request.getService()), request.getSlip());
        history.events().forEach(event -> response.getItems().add(SlipXml.of(event)));
        response.setIntact(history.intact());
        return response;
    }

    /** The contract lets no other states through. */
    ListSlipsResponse list(Caller caller, ListSlips request) {
        ListSlipsResponse response = new ListSlipsResponse();
        slips.list(
                        caller,
                        ServiceName.read(request.getService()),
                        request.getState().stream().map(SlipState::valueOf).collect(Collectors.toUnmodifiableSet()))
                .forEach(slip -> response.getItems().add(SlipXml.of(slip)));
        return response;
    }

    PerformSlipActionResponse perform(Caller caller, PerformSlipAction request) {
        Map<String, Object> members = new LinkedHashMap<>(new Elements()
                .with("form", request.getForm())
                .with("outcome", request.getOutcome())
                .with("code", request.getCode())
                .with("reason", request.getReason())
                .with("note", request.getNote())
                .texts());
        if (!request.getForms().isEmpty()) {
            members.put("forms", List.copyOf(request.getForms()));
        }
        PerformSlipActionResponse response = new PerformSlipActionResponse();
        response.setSlip(SlipXml.of(slips.execute(
                caller,
                ServiceName.read(request.getService()),
                request.getSlip(),
                SlipCommand.of(request.getAction(), new FormData(members)),
                CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    ReconcileSlipResponse reconcile(Caller caller, ReconcileSlip request) {
        ReconcileSlipResponse response = new ReconcileSlipResponse();
        response.setReconciliation(SlipXml.of(slips.reconcile(
                caller,
                ServiceName.read(request.getService()),
                request.getSlip(),
                new ByteArrayInputStream(request.getCsv().getBytes(StandardCharsets.UTF_8)))));
        return response;
    }

    ListDifferencesResponse differences(Caller caller, ListDifferences request) {
        ListDifferencesResponse response = new ListDifferencesResponse();
        slips.differences(caller, ServiceName.read(request.getService()))
                .forEach(difference -> response.getItems().add(SlipXml.of(difference)));
        return response;
    }

    GetSlipDocumentResponse document(Caller caller, GetSlipDocument request) {
        Parameters given = new Elements()
                .with("format", request.getFormat())
                .with("language", request.getLanguage())
                .parameters();
        @Nullable
        SlipFormat format = given.choice(
                "format", List.of(SlipFormat.values()), value -> value.name().toLowerCase(Locale.ROOT));
        @Nullable Locale language = given.choice("language", LANGUAGES, Locale::getLanguage);
        given.check();
        SlipDocument document = slips.document(
                caller,
                ServiceName.read(request.getService()),
                request.getSlip(),
                format == null ? SlipFormat.PDF : format,
                language == null ? Locale.FRENCH : language);
        GetSlipDocumentResponse response = new GetSlipDocumentResponse();
        response.setName(document.name());
        response.setType(document.format().mediaType());
        response.setContent(document.content());
        return response;
    }
}
