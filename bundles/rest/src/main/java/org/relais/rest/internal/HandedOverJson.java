package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.relais.administration.Departures;
import org.relais.cases.CaseReference;

/**
 * The cases that changed hands.
 *
 * @param handedOver references, oldest first; those that the caller may not know of are left out
 * @param count how many there were in all
 */
@Schema(name = "HandedOver")
record HandedOverJson(List<String> handedOver, int count) {

    static HandedOverJson of(Departures.HandedOver done) {
        return new HandedOverJson(
                done.known().stream().map(CaseReference::value).toList(), done.count());
    }
}
