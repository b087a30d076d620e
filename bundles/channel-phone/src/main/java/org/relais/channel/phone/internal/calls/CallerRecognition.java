package org.relais.channel.phone.internal.calls;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseService;
import org.relais.cases.CaseSummary;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;
import org.relais.requesters.Requesters;

/**
 * Who may be calling: whom the office knows by the number, and the open cases that came from it, as far as the reader may know of
 * them. Two questions to the database, both by an index. Thread-safe.
 */
@Component(service = CallerRecognition.class)
public final class CallerRecognition {

    private static final String MOST = "10";

    private final Requesters requesters;
    private final CaseService cases;
    private final OfficeDirectory directory;
    private final Permissions permissions;
    private final PhoneNumbers numbers = new PhoneNumbers();

    @Activate
    public CallerRecognition(
            @Reference Requesters requesters,
            @Reference CaseService cases,
            @Reference OfficeDirectory directory,
            @Reference Permissions permissions) {
        this.requesters = requesters;
        this.cases = cases;
        this.directory = directory;
        this.permissions = permissions;
    }

    /** @param openCases newest first, at most ten */
    public record KnownCaller(List<RequesterView> requesters, List<CaseSummary> openCases) {

        public KnownCaller {
            requesters = List.copyOf(requesters);
            openCases = List.copyOf(openCases);
        }
    }

    /** Null for a number that tells nothing: one that was withheld, a short one, none at all. */
    public @Nullable KnownCaller of(Caller caller, @Nullable String numberKey) {
        if (numberKey == null || numbers.isShort(numberKey)) {
            return null;
        }
        boolean mayKnowPeople = permissions.holds(caller, CorePermissions.REQUESTER_READ);
        boolean mayKnowCases = permissions.holds(caller, CorePermissions.CASE_READ);
        return new KnownCaller(
                mayKnowPeople
                        ? requesters
                                .search(caller, RequesterQuery.of(Map.of("phone", numberKey, "limit", MOST)))
                                .items()
                        : List.of(),
                mayKnowCases
                        ? cases.search(
                                        caller,
                                        CaseQuery.of(
                                                Map.of("phone", numberKey, "status", "OPEN", "limit", MOST),
                                                directory.office()))
                                .items()
                        : List.of());
    }
}
