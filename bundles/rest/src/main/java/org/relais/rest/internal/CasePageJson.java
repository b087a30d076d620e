package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseSummary;
import org.relais.cases.Page;

/** One page of a list of cases. */
@Schema(name = "CasePage")
record CasePageJson(List<CaseSummaryJson> items, @Nullable String next, Page.Total total) {

    static CasePageJson of(Page<CaseSummary> page) {
        return new CasePageJson(page.items().stream().map(CaseSummaryJson::of).toList(), page.next(), page.total());
    }
}
