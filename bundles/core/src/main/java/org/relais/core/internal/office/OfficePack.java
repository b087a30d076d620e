package org.relais.core.internal.office;

import java.util.List;
import org.relais.directory.Office;
import org.relais.procedures.ProcedureTemplate;

/**
 * Everything a valid pack says, immutable. A new edit of the file is a new instance, so identity tells whether a cache is current.
 *
 * @param hours the first table without a site or channel is the one of the office as a whole
 * @param rules in the order in which they are tried; the last one has no condition
 */
public record OfficePack(
        Office office,
        List<OpeningHours> hours,
        List<ExceptionalDay> exceptionalDays,
        List<Holiday> holidays,
        List<ClosureDay> closures,
        List<Commune> communes,
        List<RoutingRule> rules,
        PackDeadlines deadlines,
        List<ProcedureTemplate> procedures,
        PackRequesters requesters,
        PackRoles roles) {

    public OfficePack {
        hours = List.copyOf(hours);
        exceptionalDays = List.copyOf(exceptionalDays);
        holidays = List.copyOf(holidays);
        closures = List.copyOf(closures);
        communes = List.copyOf(communes);
        rules = List.copyOf(rules);
        procedures = List.copyOf(procedures);
    }

    /** A pack that says nothing of deadlines, procedures, requesters and roles. */
    public OfficePack(
            Office office,
            List<OpeningHours> hours,
            List<ExceptionalDay> exceptionalDays,
            List<Holiday> holidays,
            List<ClosureDay> closures,
            List<Commune> communes,
            List<RoutingRule> rules) {
        this(
                office,
                hours,
                exceptionalDays,
                holidays,
                closures,
                communes,
                rules,
                PackDeadlines.NONE,
                List.of(),
                PackRequesters.DEFAULT,
                PackRoles.NONE);
    }
}
