package org.relais.core.internal.requesters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.RequesterId;
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
        List<RequesterView> items = found.stream()
                .limit(query.limit())
                .map(id -> view(id, visibility))
                .toList();
        return new RequesterPage(
                items,
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

    /** @throws RelaisException {@code not-found} when nothing of the requester is visible */
    RequesterView view(RequesterId id, Visibility visibility) {
        StoredRequester head = store.find(id).orElseThrow(() -> notFound(id));
        List<StoredRequester> parts = head.mergedInto() == null ? store.together(id) : List.of(head);
        Set<RequesterId> visible = new HashSet<>(
                store.visible(parts.stream().map(StoredRequester::id).toList(), visibility));
        List<StoredRequester> shown =
                parts.stream().filter(part -> visible.contains(part.id())).toList();
        if (shown.isEmpty()) {
            throw notFound(id);
        }
        StoredRequester named = visible.contains(id) ? head : shown.get(0);
        return view(head, named.facts(), shown, visibility);
    }

    private RequesterView view(
            StoredRequester head, RequesterFacts names, List<StoredRequester> shown, Visibility visibility) {
        List<RequesterId> ids = shown.stream().map(StoredRequester::id).toList();
        boolean person = names.kind() == RequesterKind.PERSON;
        return new RequesterView(
                head.id(),
                names.kind(),
                names.firstName(),
                names.lastName(),
                names.name(),
                names.language(),
                shown.stream()
                        .sorted((one, other) -> Boolean.compare(isHead(other, head), isHead(one, head)))
                        .flatMap(part -> part.facts().contactPoints().stream())
                        .distinct()
                        .toList(),
                person ? store.visible(store.organisationsOf(ids), visibility) : List.of(),
                person ? List.of() : store.visible(store.representativesOf(ids), visibility),
                head.mergedInto(),
                ids.stream().filter(part -> !part.equals(head.id())).toList(),
                head.revision());
    }

    private static boolean isHead(StoredRequester part, StoredRequester head) {
        return part.id().equals(head.id());
    }

    static RelaisException notFound(@Nullable RequesterId id) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas d'usager « %s ».", "There is no requester '%s'.").formatted(id));
    }
}
