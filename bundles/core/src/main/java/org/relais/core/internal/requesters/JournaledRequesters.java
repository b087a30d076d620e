package org.relais.core.internal.requesters;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseSummary;
import org.relais.cases.RequesterId;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.requesters.RequesterErrors;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;
import org.relais.requesters.Requesters;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Requesters and their merges. The journal says which fields were changed and never what stands in them: it outlives the right to
 * keep a citizen's data. Thread-safe.
 */
@Component
public final class JournaledRequesters implements Requesters {

    private static final int ATTEMPTS = 20;
    private static final int MOST_CASES = 200;

    /** Two who merge the other way round at the same moment wait for each other and never both. */
    private static final Comparator<StoredRequester> LOCKING_ORDER =
            Comparator.comparing(requester -> requester.id().toString());

    private final UnitOfWork unitOfWork;
    private final RequesterStore store;
    private final RequesterSearch search;
    private final Recognition recognition;
    private final OfficeJournal journal;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public JournaledRequesters(
            @Reference UnitOfWork unitOfWork,
            @Reference RequesterStore store,
            @Reference RequesterSearch search,
            @Reference Recognition recognition,
            @Reference OfficeJournal journal,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.search = search;
        this.recognition = recognition;
        this.journal = journal;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public RequesterView get(Caller caller, RequesterId id) {
        permissions.require(caller, CorePermissions.REQUESTER_READ);
        return unitOfWork.read(() -> search.view(id, permissions.visibility(caller)));
    }

    @Override
    public RequesterPage search(Caller caller, RequesterQuery query) {
        permissions.require(caller, CorePermissions.REQUESTER_READ);
        return unitOfWork.read(() -> search.find(query, permissions.visibility(caller)));
    }

    @Override
    public RequesterView create(Caller caller, RequesterFacts facts, @Nullable IdempotencyKey key) {
        permissions.require(caller, CorePermissions.REQUESTER_EDIT);
        RequesterId id = key == null ? new RequesterId(TimeOrderedIds.next()) : repeatable(caller, key);
        try {
            return unitOfWork.execute(() -> again(caller, id, facts).orElseGet(() -> enter(caller, id, facts)));
        } catch (RelaisException refused) {
            throw refused;
        } catch (RuntimeException taken) {
            // the primary key lets one win of several who send the same key at the same moment
            return unitOfWork.read(() -> again(caller, id, facts)).orElseThrow(() -> taken);
        }
    }

    /** Named by who sent it and the key: the primary key of the table knows a repetition. */
    private static RequesterId repeatable(Caller caller, IdempotencyKey key) {
        String name = "requester\n" + caller.account() + '\n' + key;
        return new RequesterId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private RequesterView enter(Caller caller, RequesterId id, RequesterFacts facts) {
        List<RequesterId> organisations = organisations(caller, facts);
        store.add(StoredRequester.fresh(id, normalised(facts, Set.of()), true));
        store.setOrganisations(id, organisations);
        record(caller, id, "create", Map.of("kind", List.of("", facts.kind().name())), null);
        return search.view(id, permissions.visibility(caller));
    }

    private Optional<RequesterView> again(Caller caller, RequesterId id, RequesterFacts facts) {
        return store.find(id).map(first -> {
            boolean untouched = first.revision() == 1;
            if (untouched && !first.facts().equals(normalised(facts, Set.of()))) {
                throw RelaisException.of(
                        Errors.IDEMPOTENCY_KEY_REUSED,
                        new LocalizedText(
                                "Cette clé a servi pour un autre usager ; prenez-en une nouvelle.",
                                "This key was used for another requester; take a new one."));
            }
            return search.view(id, permissions.visibility(caller));
        });
    }

    @Override
    public RequesterView edit(Caller caller, RequesterId id, RequesterFacts facts, OptionalLong expectedRevision) {
        permissions.require(caller, CorePermissions.REQUESTER_EDIT);
        return attempt(expectedRevision.isPresent(), () -> {
            StoredRequester before = visible(caller, id);
            if (expectedRevision.isPresent() && expectedRevision.getAsLong() != before.revision()) {
                throw stale();
            }
            if (facts.kind() != before.facts().kind()) {
                throw Errors.invalid(
                        "/kind",
                        new LocalizedText(
                                "Une personne ne devient pas une organisation.",
                                "A person does not become an organisation."));
            }
            RequesterFacts after = normalised(facts, inherited(before));
            List<RequesterId> organisations = organisations(caller, facts);
            List<RequesterId> former = store.organisationsOf(List.of(id));
            store.change(before.withFacts(after));
            store.setOrganisations(id, organisations);
            Map<String, List<String>> changes = RequesterChanges.between(before.facts(), after);
            if (!Set.copyOf(former).equals(Set.copyOf(organisations))) {
                changes.put("organisations", List.of(former.toString(), organisations.toString()));
            }
            record(caller, id, "edit", changes, null);
            return search.view(id, permissions.visibility(caller));
        });
    }

    /** What a client read from those merged into this one and sends back is not its own: undoing the merge would leave it here. */
    private Set<Object> inherited(StoredRequester requester) {
        Set<Object> points = new HashSet<>();
        if (requester.current().equals(requester.id())) {
            store.together(requester.id())
                    .forEach(part -> points.addAll(part.facts().contactPoints()));
        }
        points.removeAll(requester.facts().contactPoints());
        return points;
    }

    private RequesterFacts normalised(RequesterFacts facts, Set<Object> without) {
        return new RequesterFacts(
                facts.kind(),
                facts.firstName(),
                facts.lastName(),
                facts.name(),
                facts.language(),
                facts.contactPoints().stream()
                        .map(recognition::normalised)
                        .filter(point -> !without.contains(point))
                        .distinct()
                        .toList(),
                List.of());
    }

    private List<RequesterId> organisations(Caller caller, RequesterFacts facts) {
        for (RequesterId id : facts.organisations()) {
            if (visible(caller, id).facts().kind() != RequesterKind.ORGANISATION) {
                throw Errors.invalid(
                        "/organisations",
                        new LocalizedText("« %s » n'est pas une organisation.", "'%s' is no organisation.")
                                .formatted(id));
            }
        }
        return facts.organisations();
    }

    @Override
    public RequesterView merge(Caller caller, RequesterId id, RequesterId into) {
        permissions.require(caller, CorePermissions.REQUESTER_EDIT);
        return attempt(false, () -> {
            StoredRequester merged = visible(caller, id);
            StoredRequester goingOn = visible(caller, into);
            new MergeRules(search, permissions.visibility(caller)).check(merged, goingOn);
            Stream.concat(
                            store.together(id).stream()
                                    .map(part -> part.withPlace(part.id().equals(id) ? into : part.mergedInto(), into)),
                            Stream.of(goingOn.withMerges(goingOn.merges() + 1)))
                    .sorted(LOCKING_ORDER)
                    .forEach(store::change);
            record(caller, id, "merge", Map.of("mergedInto", List.of("", into.toString())), null);
            return search.view(into, permissions.visibility(caller));
        });
    }

    @Override
    public RequesterView unmerge(Caller caller, RequesterId id, String reason) {
        permissions.require(caller, CorePermissions.REQUESTER_EDIT);
        return attempt(false, () -> {
            StoredRequester merged = visible(caller, id);
            RequesterId into = merged.mergedInto();
            if (into == null) {
                throw RelaisException.of(
                        RequesterErrors.MERGE_REFUSED,
                        new LocalizedText("Cet usager n'est pas fusionné.", "This requester is not merged."));
            }
            List<StoredRequester> together = store.together(merged.current());
            Set<RequesterId> leaving = RequesterChanges.below(id, together);
            for (StoredRequester part : together) {
                if (leaving.contains(part.id())) {
                    store.change(part.withPlace(part.id().equals(id) ? null : part.mergedInto(), id));
                } else if (part.id().equals(into)) {
                    store.change(part.withMerges(part.merges() - 1));
                }
            }
            record(caller, id, "unmerge", Map.of("mergedInto", List.of(into.toString(), "")), reason);
            return search.view(id, permissions.visibility(caller));
        });
    }

    @Override
    public List<CaseSummary> cases(Caller caller, RequesterId id) {
        permissions.require(caller, CorePermissions.REQUESTER_READ);
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> {
            search.view(id, permissions.visibility(caller));
            List<RequesterId> all = search.parts(id);
            return store.cases(all, permissions.visibility(caller), clock.instant(), MOST_CASES);
        });
    }

    private StoredRequester visible(Caller caller, RequesterId id) {
        if (!search.isVisible(id, permissions.visibility(caller))) {
            throw RequesterSearch.notFound(id);
        }
        return store.find(id).orElseThrow(() -> RequesterSearch.notFound(id));
    }

    private void record(
            Caller caller, RequesterId id, String action, Map<String, List<String>> changes, @Nullable String reason) {
        journal.record(caller, OfficeArea.REQUESTERS, id.toString(), action, changes, reason);
    }

    private <T> T attempt(boolean revisionNamed, Supplier<T> work) {
        int attempts = revisionNamed || unitOfWork.isRunning() ? 1 : ATTEMPTS;
        for (int attempt = 1; ; attempt++) {
            try {
                return unitOfWork.execute(work::get);
            } catch (StaleEntityException changedMeanwhile) {
                if (attempt == attempts) {
                    throw stale();
                }
            }
        }
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "L'usager a changé entre-temps ; relisez-le.",
                        "The requester has changed meanwhile; read it again."));
    }
}
