package org.relais.soap.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.calendar.ClosureEdit;
import org.relais.calendar.ExceptionalDayEdit;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.soap.internal.contract.calendar.CalendarDay;
import org.relais.soap.internal.contract.calendar.CalendarProposal;
import org.relais.soap.internal.contract.calendar.OpeningStatus;
import org.relais.soap.internal.contract.calendar.PutClosure;
import org.relais.soap.internal.contract.calendar.PutExceptionalDay;
import org.relais.soap.internal.contract.calendar.SkippedDay;
import org.relais.soap.internal.contract.common.LocalizedText;

/** Days and proposals, as the contract spells them. */
final class CalendarXml {

    private CalendarXml() {}

    static OpeningStatus of(org.relais.calendar.OpeningStatus status) {
        OpeningStatus element = new OpeningStatus();
        element.setOpen(status.open());
        element.setOfficeDay(status.officeDay().toString());
        element.setClosesAt(CommonXml.optional(status.closesAt()));
        element.setNextOpening(CommonXml.optional(status.nextOpening()));
        element.setReason(CommonXml.optional(status.reason()));
        return element;
    }

    static SkippedDay of(org.relais.calendar.SkippedDay day) {
        SkippedDay element = new SkippedDay();
        element.setDate(day.date().toString());
        element.setReason(CommonXml.of(day.reason()));
        return element;
    }

    static CalendarDay of(org.relais.calendar.CalendarDay day) {
        CalendarDay element = new CalendarDay();
        element.setDate(day.date().toString());
        element.setKind(day.kind().name());
        element.setSource(day.source().name());
        element.setLabel(CommonXml.of(day.label()));
        element.setDecree(day.decree());
        element.getHours().addAll(day.hours());
        element.setSite(day.site());
        element.setChannel(day.channel());
        element.setRevision(day.revision());
        return element;
    }

    static CalendarProposal of(org.relais.calendar.CalendarProposal proposal) {
        CalendarProposal element = new CalendarProposal();
        element.setId(proposal.id().toString());
        element.setUid(proposal.uid());
        element.setDate(proposal.date().toString());
        element.setLabel(proposal.label());
        element.setState(proposal.state().name());
        element.setEffect(proposal.effect().name());
        element.setKnownAs(proposal.knownAs());
        element.setProposedAt(CommonXml.text(proposal.proposedAt()));
        element.setDecidedBy(proposal.decidedBy());
        element.setDecidedAt(CommonXml.optional(proposal.decidedAt()));
        return element;
    }

    static ClosureEdit edit(PutClosure request) {
        Map<String, Object> form = form(request.getLabel(), request.getReason());
        put(form, "decree", request.getDecree());
        return ClosureEdit.of(new FormData(form));
    }

    static ExceptionalDayEdit edit(PutExceptionalDay request) {
        Map<String, Object> form = form(request.getLabel(), request.getReason());
        form.put("hours", List.copyOf(request.getHours()));
        put(form, "site", request.getSite());
        put(form, "channel", request.getChannel());
        return ExceptionalDayEdit.of(new FormData(form));
    }

    private static Map<String, Object> form(LocalizedText label, @Nullable String reason) {
        Map<String, Object> form = new HashMap<>();
        form.put("label", Map.of("fr", label.getFr(), "en", label.getEn()));
        put(form, "reason", reason);
        return form;
    }

    private static void put(Map<String, Object> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    static LocalDate date(String name, String text) {
        Parameters given = new Elements().with(name, text).parameters();
        @Nullable LocalDate date = given.date(name);
        given.check();
        return Objects.requireNonNull(date);
    }

    static String reason(String text) {
        Parameters given = new Elements().with("reason", text).parameters();
        String reason = given.required("reason");
        given.check();
        return reason;
    }
}
