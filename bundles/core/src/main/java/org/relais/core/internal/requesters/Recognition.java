package org.relais.core.internal.requesters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.core.internal.cases.CaseParty;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;

/**
 * Tells who hands in a request. Somebody is known again only when it is certain: first and last name, and the same number or e-mail
 * address. Everybody else becomes a new requester, whom a person may merge; nobody is ever joined to another silently. Thread-safe;
 * works within the running unit of work.
 */
@Component(service = Recognition.class)
public final class Recognition {

    private final RequesterStore store;
    private final PhoneNumbers numbers;

    @Activate
    public Recognition(@Reference RequesterStore store, @Reference PhoneNumbers numbers) {
        this.store = store;
        this.numbers = numbers;
    }

    /** Whose case it is going to be; whoever is new is added. */
    public CaseParty recognise(@Nullable Requester given) {
        if (given == null) {
            return CaseParty.NOBODY;
        }
        List<ContactPoint> points = points(given.phone(), given.email());
        String caller = points.stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE)
                .map(ContactPoint::normalised)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        RequesterId person = hasName(given) ? person(given, points) : null;
        RequesterId organisation = given.organisation() == null ? null : organisation(given, person, points);
        return new CaseParty(person, organisation, caller);
    }

    private static boolean hasName(Requester given) {
        return !NameWords.of(given.firstName(), given.lastName()).isEmpty();
    }

    private RequesterId person(Requester given, List<ContactPoint> points) {
        RequesterFacts facts = new RequesterFacts(
                RequesterKind.PERSON, given.firstName(), given.lastName(), null, given.language(), points, List.of());
        StoredRequester fresh = StoredRequester.fresh(new RequesterId(TimeOrderedIds.next()), facts, false);
        return certain(given.firstName(), given.lastName(), fresh).orElseGet(() -> added(fresh));
    }

    /**
     * Who this is for certain; empty when nobody is known. Of several entries with this name and number it is the oldest, so that two
     * entries made at the same moment do not become one more with every request.
     */
    Optional<RequesterId> certain(@Nullable String firstName, @Nullable String lastName, StoredRequester fresh) {
        return firstName == null || lastName == null ? Optional.empty() : known(fresh);
    }

    private Optional<RequesterId> known(StoredRequester fresh) {
        List<SearchKey> reached = fresh.keys().stream()
                .filter(key -> key.kind() != SearchKey.Kind.WORD)
                .toList();
        return reached.isEmpty() ? Optional.empty() : store.oldest(fresh.facts().kind(), fresh.nameKey(), reached);
    }

    /** An organisation is the same when it has the same name and number, or when the same person has called for it before. */
    private RequesterId organisation(Requester given, @Nullable RequesterId person, List<ContactPoint> points) {
        RequesterFacts facts = new RequesterFacts(
                RequesterKind.ORGANISATION,
                null,
                null,
                given.organisation(),
                given.language(),
                person == null ? points : List.of(),
                List.of());
        StoredRequester fresh = StoredRequester.fresh(new RequesterId(TimeOrderedIds.next()), facts, false);
        List<RequesterId> before = person == null ? List.of() : store.organisationsOf(List.of(person));
        Optional<RequesterId> represented = before.stream()
                .filter(id -> store.find(id)
                        .filter(known -> known.nameKey().equals(fresh.nameKey()))
                        .isPresent())
                .findFirst();
        RequesterId organisation = represented.or(() -> known(fresh)).orElseGet(() -> added(fresh));
        if (person != null && !before.contains(organisation)) {
            List<RequesterId> all = new ArrayList<>(before);
            all.add(organisation);
            store.setOrganisations(person, all);
        }
        return organisation;
    }

    private RequesterId added(StoredRequester fresh) {
        store.add(fresh);
        return fresh.id();
    }

    /** Contact points of a number and an address as they were given. */
    List<ContactPoint> points(@Nullable String phone, @Nullable String email) {
        List<ContactPoint> points = new ArrayList<>();
        if (phone != null && !phone.isBlank()) {
            points.add(normalised(new ContactPoint(ContactPoint.Kind.PHONE, phone.strip(), null)));
        }
        if (email != null && !email.isBlank()) {
            points.add(normalised(new ContactPoint(ContactPoint.Kind.EMAIL, email.strip(), null)));
        }
        return points;
    }

    ContactPoint normalised(ContactPoint point) {
        String key = switch (point.kind()) {
            case PHONE -> numbers.normalise(point.value()).orElse(null);
            case EMAIL -> point.value().toLowerCase(Locale.ROOT);
            case POSTAL -> null;
        };
        return new ContactPoint(point.kind(), point.value(), key);
    }
}
