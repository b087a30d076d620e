package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.CalendarDay;
import org.relais.texts.LocalizedText;

/** A date that is not as its day of the week is. */
@Schema(name = "CalendarDay")
record CalendarDayJson(
        LocalDate date,
        CalendarDay.Kind kind,
        CalendarDay.Source source,
        LocalizedText label,
        @Nullable String decree,
        @Nullable List<String> hours,
        @Nullable String site,
        @Nullable String channel,
        long revision) {

    static CalendarDayJson of(CalendarDay day) {
        return new CalendarDayJson(
                day.date(),
                day.kind(),
                day.source(),
                day.label(),
                day.decree(),
                day.kind() == CalendarDay.Kind.EXCEPTIONAL ? day.hours() : null,
                day.site(),
                day.channel(),
                day.revision());
    }

    static Response response(CalendarDay day) {
        return Response.ok(of(day))
                .tag(new EntityTag(Long.toString(day.revision())))
                .build();
    }
}
