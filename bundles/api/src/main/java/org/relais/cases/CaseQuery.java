package org.relais.cases;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeParameters;
import org.relais.directory.TopicId;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;
import org.relais.texts.Words;

/**
 * Which cases to list; a null or empty part does not filter.
 *
 * @param statuses any of these
 * @param topics any of these; a topic that is asked for brings those that are a part of it
 * @param text words that must all occur in subject, requester's name or reference, accents and case ignored
 * @param phone number that the request came with, in any spelling; one that is withheld, short or not understood finds nothing
 * @param receivedFrom inclusive
 * @param receivedTo exclusive
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record CaseQuery(
        Set<CaseStatus> statuses,
        @Nullable String department,
        @Nullable String assignee,
        Set<String> topics,
        @Nullable String channel,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedTo,
        @Nullable Boolean overdue,
        @Nullable String text,
        @Nullable String phone,
        Sort sort,
        int limit,
        @Nullable String cursor) {

    /** Largest page. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 20;

    private static final int MAX_TEXT_LENGTH = 200;

    /** Each word is looked for in every case that the other filters leave. */
    private static final int MAX_WORDS = 10;

    private static final LocalizedText SEARCH = new LocalizedText(
                    "Un à %d mots différents sont attendus, de lettres ou de chiffres, en %d caractères au plus.",
                    "From one to %d different words of letters or digits are expected, in at most %d characters.")
            .formatted(MAX_WORDS, MAX_TEXT_LENGTH);

    private static final int MAX_PHONE_LENGTH = 50;

    private static final LocalizedText PHONE = new LocalizedText(
                    "Un numéro de %d caractères au plus est attendu.", "A number of at most %d characters is expected.")
            .formatted(MAX_PHONE_LENGTH);

    private static final LocalizedText STATUSES = new LocalizedText(
                    "Valeurs possibles, séparées par des virgules : OPEN, %s.",
                    "Allowed, separated by commas, are OPEN, %s.")
            .formatted(Stream.of(CaseStatus.values()).map(Enum::name).collect(Collectors.joining(", ")));

    /** In which order; ties are broken by id, so that paging never skips or repeats. */
    public enum Sort {
        RECEIVED_ASCENDING("receivedAt"),
        RECEIVED_DESCENDING("-receivedAt"),
        DUE_ASCENDING("dueAt"),
        DUE_DESCENDING("-dueAt");

        private final String wireName;

        Sort(String wireName) {
            this.wireName = wireName;
        }

        /** The value of the {@code sort} parameter. */
        public String wireName() {
            return wireName;
        }
    }

    public CaseQuery {
        statuses = Set.copyOf(statuses);
        topics = Set.copyOf(topics);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }

    /** The same query, another page of it. */
    public CaseQuery page(int size, @Nullable String from) {
        return new CaseQuery(
                statuses,
                department,
                assignee,
                topics,
                channel,
                receivedFrom,
                receivedTo,
                overdue,
                text,
                phone,
                sort,
                size,
                from);
    }

    /**
     * Makes a query from named parameters as clients write them: {@code status} (a list with commas; {@code OPEN} is every open
     * status), {@code department} (or an alias of it), {@code assignee}, {@code topic} (with those that are a part of it),
     * {@code channel}, {@code receivedFrom}, {@code receivedTo}, {@code overdue}, {@code q} (at most 10 different words),
     * {@code phone}, {@code sort} (newest first unless said),
     * {@code limit} (20 unless said), {@code cursor}.
     *
     * @param office in which departments and topics are known
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static CaseQuery of(Map<String, String> parameters, Office office) {
        Parameters given = new Parameters(parameters);
        @Nullable Set<CaseStatus> statuses = given.parsed("status", CaseQuery::statuses, STATUSES);
        @Nullable Sort sort = given.choice("sort", List.of(Sort.values()), Sort::wireName);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        CaseQuery query = new CaseQuery(
                statuses == null ? Set.of() : statuses,
                department(given, office),
                given.optional("assignee"),
                topics(given, office),
                given.optional("channel"),
                given.instant("receivedFrom"),
                given.instant("receivedTo"),
                given.flag("overdue"),
                given.parsed("q", CaseQuery::search, SEARCH),
                given.parsed("phone", CaseQuery::number, PHONE),
                sort == null ? Sort.RECEIVED_DESCENDING : sort,
                limit == null ? DEFAULT_LIMIT : limit,
                given.optional("cursor"));
        given.check();
        return query;
    }

    private static @Nullable String department(Parameters given, Office office) {
        @Nullable DepartmentId department = OfficeParameters.department(given, office);
        return department == null ? null : department.value();
    }

    private static Set<String> topics(Parameters given, Office office) {
        @Nullable TopicId topic = OfficeParameters.topic(given, office);
        return topic == null ? Set.of() : office.topicsWithin(topic.value());
    }

    private static Optional<String> number(String text) {
        return text.isBlank() || text.length() > MAX_PHONE_LENGTH ? Optional.empty() : Optional.of(text.strip());
    }

    /** The words alone, each once, so that a search costs what its words cost. */
    private static Optional<String> search(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            return Optional.empty();
        }
        List<String> words = Words.of(text);
        return words.isEmpty() || words.size() > MAX_WORDS ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private static Optional<Set<CaseStatus>> statuses(String text) {
        Set<CaseStatus> statuses = EnumSet.noneOf(CaseStatus.class);
        for (String name : text.split(",", -1)) {
            List<CaseStatus> named = Stream.of(CaseStatus.values())
                    .filter(status -> name.equals("OPEN") ? status.isOpen() : name.equals(status.name()))
                    .toList();
            if (named.isEmpty()) {
                return Optional.empty();
            }
            statuses.addAll(named);
        }
        return Optional.of(statuses);
    }
}
