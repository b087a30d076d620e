package org.relais.core.internal.requesters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.RequesterId;
import org.relais.core.internal.requesters.RequesterStore.Membership;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.permissions.Visibility;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;
import org.relais.texts.LocalizedText;

/** Finds requesters and shows of them what somebody may know. Thread-safe; works within the running unit of work. */
@Component(service = RequesterSearch.class)
public final class RequesterSearch {

    private final RequesterStore store;
    private final PhoneNumbers numbers;

    @Activate
    public RequesterSearch(@Reference RequesterStore store, @Reference PhoneNumbers numbers) {
        this.store = store;
        this.numbers = numbers;
    }

    RequesterPage find(RequesterQuery query, Visibility visibility) {
        RequesterId after = query.cursor() == null
                ? null
                : RequesterId.parse(query.cursor())
                        .orElseThrow(() -> Errors.invalid(
                                "/cursor",
                                new LocalizedText(
                                        "Ce curseur ne vient pas d'une page précédente.",
                                        "This cursor is not of a page before.")));
        Optional<List<SearchKey>> keys = keys(query);
        if (keys.isEmpty()) {
            return new RequesterPage(List.of(), null);
        }
        List<RequesterId> found = store.search(keys.get(), visibility, after, query.limit() + 1);
        return new RequesterPage(
                views(found.subList(0, Math.min(query.limit(), found.size())), visibility),
                found.size() > query.limit() ? found.get(query.limit() - 1).toString() : null);
    }

    /** Empty when a part of the query can find nobody. */
    private Optional<List<SearchKey>> keys(RequesterQuery query) {
        List<SearchKey> keys = new ArrayList<>();
        boolean possible = true;
        if (query.phone() != null) {
            possible = phone(query.phone()).map(keys::add).orElse(false);
        }
        if (query.email() != null) {
            keys.add(email(query.email()));
        }
        if (query.text() != null) {
            possible &= keys.addAll(textKeys(query.text()));
        }
        return possible ? Optional.of(keys) : Optional.empty();
    }

    private List<SearchKey> textKeys(String text) {
        return phone(text)
                .map(List::of)
                .orElseGet(() -> text.contains("@")
                        ? List.of(email(text))
                        : NameWords.of(text).stream()
                                .limit(10)
                                .map(word -> new SearchKey(SearchKey.Kind.WORD, word))
                                .toList());
    }

    private Optional<SearchKey> phone(String text) {
        return numbers.normalise(text).map(number -> new SearchKey(SearchKey.Kind.PHONE, number));
    }

    private static SearchKey email(String text) {
        return new SearchKey(SearchKey.Kind.EMAIL, text.strip().toLowerCase(Locale.ROOT));
    }

    /** The requester and those merged into it; one that is merged itself stands alone. */
    List<RequesterId> parts(RequesterId id) {
        List<RequesterId> together =
                store.together(id).stream().map(StoredRequester::id).toList();
        return together.isEmpty() ? List.of(id) : together;
    }

    /** @throws RelaisException {@code not-found} when the requester is not there or not visible */
    RequesterView view(RequesterId id, Visibility visibility) {
        return views(List.of(id), visibility).stream().findFirst().orElseThrow(() -> notFound(id));
    }

    boolean isVisible(RequesterId id, Visibility visibility) {
        return !store.visible(List.of(id), visibility).isEmpty();
    }

    /** Those that are visible, in this order; asks the database as often for one as for a hundred. */
    private List<RequesterView> views(List<RequesterId> ids, Visibility visibility) {
        Map<RequesterId, StoredRequester> all = new LinkedHashMap<>();
        store.together(ids).forEach(part -> all.put(part.id(), part));
        ids.stream()
                .filter(id -> !all.containsKey(id))
                .flatMap(id -> store.find(id).stream())
                .forEach(merged -> all.put(merged.id(), merged));
        List<Membership> members = store.memberships(all.keySet());
        Set<RequesterId> mentioned = new HashSet<>(all.keySet());
        members.forEach(member -> mentioned.addAll(List.of(member.person(), member.organisation())));
        all.values().stream()
                .map(StoredRequester::mergedInto)
                .flatMap(Stream::ofNullable)
                .forEach(mentioned::add);
        Known known = new Known(all, members, new HashSet<>(store.visible(mentioned, visibility)));
        return ids.stream()
                .filter(id -> all.containsKey(id) && known.visible().contains(id))
                .map(id -> view(all.get(id), known))
                .toList();
    }

    /** What was read for a page, and which of all that is mentioned in it is visible. */
    private record Known(Map<RequesterId, StoredRequester> all, List<Membership> members, Set<RequesterId> visible) {

        /** The requester, then what was merged into it, the oldest first; one that is merged itself stands alone. */
        List<StoredRequester> shown(StoredRequester head) {
            Stream<StoredRequester> merged = all.values().stream()
                    .filter(part ->
                            part.current().equals(head.id()) && !part.id().equals(head.id()))
                    .filter(part -> visible.contains(part.id()))
                    .sorted(Comparator.comparing(part -> part.id().toString()));
            return Stream.concat(Stream.of(head), merged).toList();
        }

        List<RequesterId> visible(Stream<RequesterId> ids) {
            return ids.filter(visible::contains)
                    .distinct()
                    .sorted(Comparator.comparing(RequesterId::toString))
                    .toList();
        }
    }

    private static RequesterView view(StoredRequester head, Known known) {
        List<StoredRequester> shown = known.shown(head);
        RequesterFacts names = head.facts();
        Set<RequesterId> ids = shown.stream().map(StoredRequester::id).collect(Collectors.toSet());
        boolean person = names.kind() == RequesterKind.PERSON;
        RequesterId into = head.mergedInto();
        return new RequesterView(
                head.id(),
                names.kind(),
                names.firstName(),
                names.lastName(),
                names.name(),
                names.language(),
                shown.stream()
                        .flatMap(part -> part.facts().contactPoints().stream())
                        .distinct()
                        .toList(),
                known.visible(known.members().stream()
                        .filter(member -> person && ids.contains(member.person()))
                        .map(Membership::organisation)),
                known.visible(known.members().stream()
                        .filter(member -> !person && ids.contains(member.organisation()))
                        .map(Membership::person)),
                into != null && known.visible().contains(into) ? into : null,
                shown.stream().skip(1).map(StoredRequester::id).toList(),
                head.revision());
    }

    static RelaisException notFound(@Nullable RequesterId id) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas d'usager « %s ».", "There is no requester '%s'.").formatted(id));
    }
}
