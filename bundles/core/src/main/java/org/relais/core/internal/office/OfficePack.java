package org.relais.core.internal.office;

import java.util.List;
import java.util.Optional;
import org.relais.directory.Office;
import org.relais.modes.OperatingMode;
import org.relais.procedures.ProcedureTemplate;

/**
 * Everything a valid pack says, immutable. A new edit of the file is a new instance, so identity tells whether a cache is current.
 *
 * @param hours the first table without a site or channel is the one of the office as a whole
 * @param rules in the order in which they are tried; the last one has no condition
 * @param modes the normal one always among them
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
        PackRoles roles,
        List<PackMode> modes) {

    public OfficePack {
        hours = List.copyOf(hours);
        exceptionalDays = List.copyOf(exceptionalDays);
        holidays = List.copyOf(holidays);
        closures = List.copyOf(closures);
        communes = List.copyOf(communes);
        rules = List.copyOf(rules);
        procedures = List.copyOf(procedures);
        modes = List.copyOf(modes);
    }

    /** The mode of this id, if the office has it. */
    public Optional<PackMode> mode(String id) {
        return modes.stream().filter(mode -> mode.mode().id().equals(id)).findFirst();
    }

    /** The mode that changes nothing. */
    public PackMode normalMode() {
        return mode(OperatingMode.NORMAL).orElse(PackMode.NORMAL);
    }

    /** A pack that says nothing of deadlines, procedures, requesters, roles and modes. */
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
                PackRoles.NONE,
                List.of(PackMode.NORMAL));
    }
}
