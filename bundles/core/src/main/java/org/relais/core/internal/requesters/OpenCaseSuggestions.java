package org.relais.core.internal.requesters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.core.internal.cases.CaseFacts;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.office.RequesterRules;
import org.relais.core.internal.requesters.SuggestionStore.Candidate;
import org.relais.core.internal.requesters.SuggestionStore.Scope;
import org.relais.directory.TopicId;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.requesters.CaseSuggestions;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.Suggestion;
import org.relais.requesters.Suggestion.Reason;
import org.relais.requesters.SuggestionQuery;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.relais.texts.Words;

/** Compares a request with open cases on its topic: by whom it comes from and, in public space, by its place. Thread-safe. */
@Component
public final class OpenCaseSuggestions implements CaseSuggestions {

    private static final int MOST = 10;

    /** Shorter words (du, la, rue) tell no place. */
    private static final int SHORTEST_WORD = 4;

    private final UnitOfWork unitOfWork;
    private final SuggestionStore store;
    private final Recognition recognition;
    private final JournaledChanges cases;
    private final RequesterRules rules;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public OpenCaseSuggestions(
            @Reference UnitOfWork unitOfWork,
            @Reference SuggestionStore store,
            @Reference Recognition recognition,
            @Reference JournaledChanges cases,
            @Reference RequesterRules rules,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.recognition = recognition;
        this.cases = cases;
        this.rules = rules;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<Suggestion> suggest(Caller caller, SuggestionQuery query) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> suggest(caller, query, null));
    }

    @Override
    public List<Suggestion> suggest(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> {
            StoredCase stored = cases.require(caller, key);
            CaseFacts facts = stored.facts();
            String topic = stored.state().topic();
            Requester given = facts.requester();
            return topic == null || stored.state().confidentiality().isService()
                    ? List.of()
                    : suggest(
                            caller,
                            new SuggestionQuery(
                                    new TopicId(topic),
                                    facts.party().person(),
                                    null,
                                    null,
                                    given == null ? null : given.phone(),
                                    given == null ? null : given.email(),
                                    facts.commune(),
                                    facts.subject()),
                            facts.id().toString());
        });
    }

    private List<Suggestion> suggest(Caller caller, SuggestionQuery query, @Nullable String itself) {
        Scope scope = new Scope(
                query.topic().value(),
                clock.instant().minus(rules.suggestionWindow()),
                clock.instant(),
                permissions.visibility(caller).withoutServices());
        List<ContactPoint> points = recognition.points(query.phone(), query.email());
        List<Suggestion> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (itself != null) {
            seen.add(itself);
        }
        add(found, seen, store.ofRequester(scope, requester(query, points)), query, Reason.SAME_REQUESTER);
        List<SearchKey> keys = points.stream()
                .filter(point -> point.normalised() != null)
                .map(OpenCaseSuggestions::key)
                .toList();
        add(found, seen, store.reachedBy(scope, keys), query, Reason.SAME_CALLER);
        if (rules.isPublicSpace(query.topic().value())) {
            add(found, seen, near(scope, query, seen), query, Reason.SAME_PLACE);
        }
        return found.stream().limit(MOST).toList();
    }

    /** In a busy month what is near may be long ago, behind many cases of other places. */
    private List<Candidate> near(Scope scope, SuggestionQuery query, Set<String> seen) {
        List<Candidate> near = new ArrayList<>();
        @Nullable Candidate last = null;
        List<Candidate> page;
        do {
            page = store.onTopic(scope, last);
            page.stream()
                    .filter(candidate ->
                            !seen.contains(candidate.summary().id().toString()) && isNear(query, candidate))
                    .forEach(near::add);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == SuggestionStore.PAGE && near.size() < MOST);
        return near;
    }

    private static SearchKey key(ContactPoint point) {
        return new SearchKey(
                point.kind() == ContactPoint.Kind.PHONE ? SearchKey.Kind.PHONE : SearchKey.Kind.EMAIL,
                point.normalised());
    }

    private @Nullable RequesterId requester(SuggestionQuery query, List<ContactPoint> points) {
        if (query.requester() != null) {
            return query.requester();
        }
        RequesterFacts facts = new RequesterFacts(
                RequesterKind.PERSON, query.firstName(), query.lastName(), null, null, points, List.of());
        StoredRequester asked = StoredRequester.fresh(new RequesterId(new java.util.UUID(0, 0)), facts, false);
        return recognition.certain(query.firstName(), query.lastName(), asked).orElse(null);
    }

    /** Newest first within each reason; a case found for several reasons keeps the strongest place and names all. */
    private void add(
            List<Suggestion> found,
            Set<String> seen,
            List<Candidate> candidates,
            SuggestionQuery query,
            Reason reason) {
        candidates.stream()
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.summary().receivedAt())
                        .reversed())
                .filter(candidate -> seen.add(candidate.summary().id().toString()))
                .forEach(candidate -> {
                    Set<Reason> reasons = EnumSet.of(reason);
                    if (rules.isPublicSpace(query.topic().value()) && isNear(query, candidate)) {
                        reasons.add(Reason.SAME_PLACE);
                    }
                    found.add(new Suggestion(candidate.summary(), List.copyOf(reasons), why(reasons)));
                });
    }

    /** The same commune, and when both say more, a word in common; without a commune on either side, two words. */
    private static boolean isNear(SuggestionQuery query, Candidate candidate) {
        Set<String> asked = places(query.text());
        Set<String> known = places(candidate.summary().subject());
        Set<String> common = new HashSet<>(asked);
        common.retainAll(known);
        if (query.commune() == null || candidate.commune() == null) {
            return common.size() >= 2;
        }
        return Words.of(query.commune()).equals(Words.of(candidate.commune()))
                && (asked.isEmpty() || known.isEmpty() || !common.isEmpty());
    }

    private static Set<String> places(@Nullable String text) {
        return text == null
                ? Set.of()
                : Words.of(text).stream()
                        .filter(word -> word.length() >= SHORTEST_WORD)
                        .collect(Collectors.toSet());
    }

    private static LocalizedText why(Set<Reason> reasons) {
        List<LocalizedText> parts =
                reasons.stream().sorted().map(OpenCaseSuggestions::text).toList();
        return new LocalizedText(
                "Même thème, " + parts.stream().map(LocalizedText::fr).collect(Collectors.joining(", ")),
                "Same topic, " + parts.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }

    private static LocalizedText text(Reason reason) {
        return switch (reason) {
            case SAME_REQUESTER -> new LocalizedText("même usager", "same requester");
            case SAME_CALLER -> new LocalizedText("même numéro ou courriel", "same number or e-mail address");
            case SAME_PLACE -> new LocalizedText("même lieu", "same place");
        };
    }
}
