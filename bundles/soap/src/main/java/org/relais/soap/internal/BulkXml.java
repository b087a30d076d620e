package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.cases.BulkActions.Outcome;
import org.relais.cases.BulkRequest;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.soap.internal.contract.BulkItem;
import org.relais.soap.internal.contract.BulkOutcome;
import org.relais.soap.internal.contract.BulkParameter;
import org.relais.soap.internal.contract.PerformBulkAction;
import org.relais.texts.LocalizedText;

/** Bulk actions as the contract spells them. */
final class BulkXml {

    private BulkXml() {}

    static BulkRequest read(PerformBulkAction request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (BulkParameter parameter : request.getParameters()) {
            if (parameters.put(parameter.getName(), parameter.getValue()) != null) {
                throw Errors.invalid(
                        FieldError.pointer("", parameter.getName()),
                        new LocalizedText("Donné plusieurs fois.", "Given more than once."));
            }
        }
        List<Map<String, Object>> cases =
                request.getItems().stream().map(BulkXml::item).toList();
        return BulkRequest.of(request.getAction(), cases, parameters);
    }

    private static Map<String, Object> item(BulkItem element) {
        @Nullable Long revision = element.getExpectedRevision();
        return revision == null
                ? Map.of("case", element.getCase())
                : Map.of("case", element.getCase(), "revision", revision);
    }

    static BulkOutcome of(Outcome outcome) {
        BulkOutcome element = new BulkOutcome();
        element.setCase(outcome.name());
        if (outcome instanceof Outcome.Done done) {
            element.setStatus(done.view().status().name());
            element.setRevision(done.view().revision());
        } else if (outcome instanceof Outcome.Refused refused) {
            RelaisException problem = refused.problem();
            element.setCode(problem.code().value());
            element.setDetail(CaseXml.localized(problem.detail()));
        }
        return element;
    }
}
