package org.relais.core.internal.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.errors.RelaisException;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureErrors;

class DocumentRulesTest {

    @ParameterizedTest
    @CsvSource({
        // status, then what request, receive, check, refuse and waive lead to
        "REQUIRED , REQUESTED, RECEIVED,        ,          , WAIVED",
        "REQUESTED, REQUESTED, RECEIVED,        ,          , WAIVED",
        "RECEIVED ,          ,         , CHECKED, REQUESTED, WAIVED",
        "CHECKED  ,          ,         ,        , REQUESTED,       ",
        "WAIVED   , REQUESTED, RECEIVED,        ,          ,       "
    })
    void aDocumentGoesTheseWaysAndNoOther(
            DocumentStatus status,
            DocumentStatus request,
            DocumentStatus receive,
            DocumentStatus check,
            DocumentStatus refuse,
            DocumentStatus waive) {
        List<String> ids = List.of("identity");
        require(status, new DocumentCommand.Request(ids, null, null), request);
        require(status, new DocumentCommand.Receive(ids), receive);
        require(status, new DocumentCommand.Check(ids), check);
        require(status, new DocumentCommand.Refuse(ids, "flou"), refuse);
        require(status, new DocumentCommand.Waive(ids, "connu"), waive);
    }

    private static void require(DocumentStatus status, DocumentCommand command, DocumentStatus expected) {
        if (expected == null) {
            RelaisException refused = assertThrows(
                    RelaisException.class, () -> DocumentRules.after("identity", status, command), status.name());
            assertEquals(ProcedureErrors.DOCUMENT_NOT_POSSIBLE, refused.code());
        } else {
            assertEquals(expected, DocumentRules.after("identity", status, command));
        }
    }
}
