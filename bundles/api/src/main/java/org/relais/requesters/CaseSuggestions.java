package org.relais.requesters;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseKey;
import org.relais.identity.Caller;

/**
 * Finds open, recent cases that a request may be about already, so that nobody opens a second one. Only cases that the caller may
 * know of are suggested. Thread-safe; reads the database once.
 */
@ProviderType
public interface CaseSuggestions {

    /** For a request before it is handed in: best first, at most 10. */
    List<Suggestion> suggest(Caller caller, SuggestionQuery query);

    /** For a case that was opened, others like it. */
    List<Suggestion> suggest(Caller caller, CaseKey key);
}
