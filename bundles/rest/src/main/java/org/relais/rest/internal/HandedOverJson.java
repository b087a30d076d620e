package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.relais.cases.CaseReference;

/** References of the cases that changed hands, oldest first; those that the caller may not know of are left out. */
@Schema(name = "HandedOver")
record HandedOverJson(List<String> handedOver) {

    static HandedOverJson of(List<CaseReference> references) {
        return new HandedOverJson(references.stream().map(CaseReference::value).toList());
    }
}
