package org.relais.core.internal.cases;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseReference;
import org.relais.cases.JournalEntry;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;

/**
 * What a case says about other cases, without those that the caller may not know of. Who may know of every case is never asked
 * about, and neither is the database. Needs a running unit of work.
 */
@Component(service = KnownTies.class)
public final class KnownTies {

    /** How references are written. */
    private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d{6,9}-[0-9A-Z]");

    private final CaseStore store;
    private final Permissions permissions;

    @Activate
    public KnownTies(@Reference CaseStore store, @Reference Permissions permissions) {
        this.store = store;
        this.permissions = permissions;
    }

    /**
     * What a case is tied to.
     *
     * @param mergedInto the case that goes on for it, unless the caller may not know of that one
     */
    record Ties(List<CaseLink> links, @Nullable CaseReference mergedInto) {}

    /** The case that goes on for a merged one, if it was merged and the caller may know into which. */
    public Optional<CaseReference> survivor(Caller caller, StoredCase stored) {
        return Optional.ofNullable(stored.state().merge())
                .map(CaseState.Merge::into)
                .filter(into -> !isHidden(into, permissions.visibility(caller)));
    }

    Ties of(Caller caller, StoredCase stored) {
        Visibility visibility = permissions.visibility(caller);
        List<CaseLink> links = stored.state().links() == 0
                ? List.of()
                : store.links(stored.facts().id(), visibility);
        return new Ties(links, survivor(caller, stored).orElse(null));
    }

    private boolean isHidden(CaseReference reference, Visibility visibility) {
        return !visibility.coversOffice()
                && store.knownReferences(Set.of(reference), visibility).isEmpty();
    }

    /** The entries without what they tell about hidden cases; an entry that tells nothing else is left out. */
    List<JournalEntry> entries(Caller caller, List<JournalEntry> entries) {
        Visibility visibility = permissions.visibility(caller);
        Set<CaseReference> mentioned = visibility.coversOffice() ? Set.of() : mentioned(entries);
        if (mentioned.isEmpty()) {
            return entries;
        }
        Set<CaseReference> hidden = new HashSet<>(mentioned);
        hidden.removeAll(store.knownReferences(mentioned, visibility));
        return hidden.isEmpty()
                ? entries
                : entries.stream().flatMap(entry -> without(hidden, entry)).toList();
    }

    private static Set<CaseReference> mentioned(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.changes().values().stream())
                .flatMap(KnownTies::references)
                .collect(Collectors.toSet());
    }

    private static Stream<CaseReference> references(List<String> values) {
        return values.stream()
                .flatMap(value -> REFERENCE.matcher(value).results())
                .map(MatchResult::group)
                .flatMap(text -> CaseReference.parse(text).stream());
    }

    private static JournalEntry with(Map<String, List<String>> changes, JournalEntry entry) {
        return new JournalEntry(
                entry.sequence(), entry.at(), entry.actor(), entry.action(), changes, entry.reason(), entry.hash());
    }

    private static Stream<JournalEntry> without(Set<CaseReference> hidden, JournalEntry entry) {
        Map<String, List<String>> shown = new LinkedHashMap<>(entry.changes());
        shown.values().removeIf(values -> references(values).anyMatch(hidden::contains));
        if (shown.size() == entry.changes().size()) {
            return Stream.of(entry);
        }
        return shown.isEmpty() ? Stream.empty() : Stream.of(with(shown, entry));
    }
}
