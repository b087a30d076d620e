package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the description of the interface says of delegated services, as clients get it. */
class ServiceDescriptionTest {

    private static final OpenAPI DESCRIPTION = new Reader(new OpenAPI())
            .read(Set.of(
                    DelegatedServiceResource.class,
                    RegisteredFormResource.class,
                    FormSearchResource.class,
                    FormActionResource.class,
                    FormPurgeResource.class,
                    DisclosureResource.class,
                    DestinationResource.class,
                    SlipResource.class,
                    SlipActionResource.class,
                    SlipDocumentResource.class,
                    SlipReconciliationResource.class,
                    SlipDifferenceResource.class));

    static List<Operation> operations() {
        return DESCRIPTION.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names =
                operations().stream().map(Operation::getOperationId).toList();

        assertEquals(
                Set.of(
                        "listServices",
                        "getService",
                        "listServiceWarnings",
                        "registerForm",
                        "listForms",
                        "findForms",
                        "getForm",
                        "getFormHistory",
                        "performFormAction",
                        "purgeForm",
                        "openSlip",
                        "listSlips",
                        "getSlip",
                        "getSlipHistory",
                        "performSlipAction",
                        "getSlipDocument",
                        "reconcileSlip",
                        "listDifferences",
                        "listDestinations",
                        "putDestination",
                        "disclose"),
                new HashSet<>(names));
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerSaysWhatItIsAndOfWhichShape(Operation operation) {
        Set<String> statuses = operation.getResponses().keySet();
        assertTrue(
                statuses.contains("404") || operation.getOperationId().equals("listServices"),
                () -> operation.getOperationId() + " " + statuses);
        operation.getResponses().forEach((status, answer) -> {
            assertFalse(answer.getDescription().isBlank(), status);
            if (status.equals("200") || status.equals("201")) {
                assertShaped(operation, answer);
            }
        });
    }

    private static void assertShaped(Operation operation, ApiResponse answer) {
        Content content = answer.getContent();
        assertTrue(content != null && !content.isEmpty(), operation.getOperationId());
        content.forEach((type, body) -> {
            assertFalse(type.contains("*"), () -> operation.getOperationId() + " " + type);
            assertTrue(
                    body.getSchema().get$ref() != null
                            || "string".equals(body.getSchema().getType()),
                    () -> operation.getOperationId() + " " + body.getSchema());
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyParameterSaysWhatItIs(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();

        Set<String> silent = new TreeSet<>();
        for (Parameter parameter : parameters) {
            boolean told = parameter.getDescription() != null
                    || parameter.getSchema().getEnum() != null
                    || parameter.getSchema().getMaximum() != null;
            if (!told) {
                silent.add(parameter.getName());
            }
        }
        assertEquals(Set.of(), silent, operation.getOperationId());
    }

    @Test
    void everyShapeHasTheNameOfWhatItIs() {
        Set<String> shapes =
                new TreeSet<>(DESCRIPTION.getComponents().getSchemas().keySet());

        assertEquals(
                Set.of(),
                new TreeSet<>(
                        shapes.stream().filter(name -> name.contains("Json")).toList()));
        assertTrue(shapes.containsAll(Set.of("RegisteredForm", "TransmittalSlip", "Reconciliation", "FormReceipt")));
    }
}
