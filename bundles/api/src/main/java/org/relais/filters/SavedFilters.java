package org.relais.filters;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * Keeps searches. A filter finds what whoever uses it may know of, not what its owner may. Thread-safe. All methods throw
 * {@link org.relais.errors.RelaisException}: {@code not-found} for a filter that is not there or not shared with the caller,
 * {@code forbidden} for one that is somebody else's, {@code invalid-request} that names what is wrong with a search.
 */
@ProviderType
public interface SavedFilters {

    /** The parameter of lists that names a filter. */
    String PARAMETER = "filter";

    /** Those of the caller and those shared with the caller, by name. */
    List<SavedFilter> list(Caller caller);

    SavedFilter get(Caller caller, UUID id);

    /** Keeps a search; a name that the caller has given to another one is refused. */
    SavedFilter save(Caller caller, NewFilter filter);

    /** @param expectedRevision when present and no longer current, nothing happens and {@code stale-revision} is thrown */
    SavedFilter change(Caller caller, UUID id, NewFilter filter, OptionalLong expectedRevision);

    void delete(Caller caller, UUID id);

    /**
     * The parameters of a list as a filter completes them: those given are stronger, {@link #PARAMETER} itself is taken out.
     * Without it they are answered as they are.
     */
    Map<String, String> apply(Caller caller, Map<String, String> parameters);

    /**
     * What is to be kept.
     *
     * @param name at most 100 characters
     * @param parameters of a list of cases, without {@code cursor}
     */
    record NewFilter(String name, SavedFilter.Sharing sharing, Map<String, String> parameters) {

        public NewFilter {
            parameters = Map.copyOf(parameters);
        }
    }
}
