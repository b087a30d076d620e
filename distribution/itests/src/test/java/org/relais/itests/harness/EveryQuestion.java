package org.relais.itests.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that can be asked of a running system without changing it. The operations are taken from its own descriptions of its
 * interfaces, so that one that nobody thought of is asked too, or makes the test fail that does not know how.
 */
public final class EveryQuestion {

    private static final String DAYS = "from=2021-09-01&to=2021-09-30";

    /** What an operation needs besides its path. */
    private static final Map<String, String> QUERIES = Map.of(
            "/figures", "?by=topic&" + DAYS,
            "/phone/figures", "?" + DAYS,
            "/requesters", "?q=Kalo%C3%AF",
            // a PDF has the moment at which it was made
            "/services/{service}/slips/{slip}/document", "?format=csv",
            "/office/journal", "?area=directory",
            "/office/journal/verification", "?area=directory",
            "/calendar/days", "?" + DAYS,
            "/calendar/status", "?at=2021-09-23T07:00:00%2B11:00",
            "/calendar/next-working-day", "?after=2021-09-23",
            "/calendar/due", "?from=2021-09-23T15:30:00%2B11:00&workingMinutes=60");

    /** Other ways to ask the operations that list, count and export. */
    private static final List<String> LISTS = List.of(
            "/cases?q=certificat",
            "/cases?q=Kalo%C3%AF",
            "/cases?q=20.52.52",
            "/cases?department=DPASS&limit=1",
            "/cases?status=OPEN",
            "/cases?assignee=dpass",
            "/cases?overdue=true",
            "/cases?channel=phone&sort=-receivedAt",
            "/cases?topic=vaccination&sort=dueAt",
            "/requesters?phone=20.52.52",
            "/requesters?q=Cach%C3%A9e",
            "/cases.csv?q=certificat",
            "/notifications?unread=true",
            "/phone/calls?number=20.52.52",
            "/phone/callbacks?state=OPEN",
            "/figures?by=outcome&" + DAYS,
            "/figures?by=site&" + DAYS,
            "/figures?by=day&" + DAYS,
            "/figures?by=channel&" + DAYS,
            "/figures?by=department&" + DAYS);

    /**
     * What is left of a time, whether the office is open now, what clocks show, and how far a change of keys is differ from one second
     * to the next.
     */
    private static final Pattern PASSING = Pattern.compile("\"(remaining|remainingMinutes)\":(\"[^\"]*\"|\\d+)"
            + "|\"(done|retirable)\":(true|false)|<(\\w+:)?(done|retirable)>[^<]*"
            + "|\"at\":\"[^\"]*\",\"machineTime\":\"[^\"]*\"|<(\\w+:)?remaining\\w*>[^<]*");

    private static final String SUGGESTION =
            "{\"topic\":\"vaccination\",\"phone\":\"20.52.52\",\"commune\":\"Païta\",\"text\":\"certificat\"}";

    private static final List<String> SERVICES = List.of(
            "cases",
            "work",
            "directory",
            "procedures",
            "routing",
            "requesters",
            "calendar",
            "documents",
            "channels",
            "intakes",
            "services",
            "claim-forms",
            "encryption");

    /** Asked as it has to be, and refused. */
    private static final Set<String> NOT_FOR_SUPERVISORS =
            Set.of("/soap/directory ListAccessEntries", "/soap/encryption GetKeys");

    private static final Pattern READING =
            Pattern.compile("<wsdl:operation name=\"((?:Find|Get|List|Suggest|Try|Preview|Verify)[A-Za-z]+)\"");

    /** Operations of the SOAP contracts that are asked with nothing. */
    private static final Set<String> PLAIN = Set.of(
            "FindCases",
            "FindIntakes",
            "GetKeys",
            "GetMode",
            "GetRules",
            "ListAccessEntries",
            "ListAgents",
            "ListChannels",
            "ListDepartments",
            "ListFilters",
            "ListMutuals",
            "ListNotifications",
            "ListOfficeChanges",
            "ListPermissions",
            "ListProcedures",
            "ListProposals",
            "ListQueues",
            "ListRuleVersions",
            "ListServices",
            "ListSites",
            "ListSkills",
            "ListTeams",
            "VerifyOfficeChanges");

    private final JsonNode paths;
    private final Map<String, Set<String>> operations = new TreeMap<>();
    private final Map<String, String> names;
    private final Map<String, String> posts;
    private final Map<String, String> members;

    /**
     * What to ask about.
     *
     * @param reference of the case that everybody may know of
     * @param intake that it came with
     * @param filter a saved search that is shared with everybody
     * @param version of the routing rules, not in force
     * @param requester of the case
     * @param attachment of the case
     */
    public EveryQuestion(
            Api api,
            String reference,
            String intake,
            String filter,
            String version,
            String requester,
            String attachment) {
        this.paths = api.get("/api/v1/openapi.json").expect(200).json().path("paths");
        for (String service : SERVICES) {
            String description =
                    api.get("/soap/" + service + "?wsdl").expect(200).body();
            operations.put(
                    service,
                    READING.matcher(description)
                            .results()
                            .map(one -> one.group(1))
                            .collect(Collectors.toSet()));
        }
        ClaimForms claims = new ClaimForms(api.signedIn("claims"));
        String form = claims.registered(ClaimForms.complete(""));
        String slip = claims.transmitted("CAFAT", form);
        this.names = longestFirst(Map.ofEntries(
                Map.entry("/services/{service}", "/services/claim-forms"),
                Map.entry("/services/{service}/forms/{number}", "/services/claim-forms/forms/" + form),
                Map.entry("/services/{service}/slips/{slip}", "/services/claim-forms/slips/" + slip),
                Map.entry("/services/claim-forms/mutuals/{code}", "/services/claim-forms/mutuals/NICKEL"),
                Map.entry("/cases/{case}", "/cases/" + reference),
                Map.entry("/intakes/{intake}", "/intakes/" + intake),
                Map.entry("/phone/calls/{callId}", "/phone/calls/" + callOf(api, intake)),
                Map.entry("/phone/callbacks/{callback}", "/phone/callbacks/" + intake),
                Map.entry("/phone/hand-offs/{handOff}", "/phone/hand-offs/" + intake),
                Map.entry("/filters/{filter}", "/filters/" + filter),
                Map.entry("/routing/rules/versions/{version}", "/routing/rules/versions/" + version),
                Map.entry("/public/forms/{topic}", "/public/forms/care"),
                Map.entry("/public/drafts/{draft}", "/public/drafts/none"),
                Map.entry("/attachments/{id}", "/attachments/" + attachment),
                Map.entry("/requesters/{requester}", "/requesters/" + requester),
                Map.entry("/letters/{number}", "/letters/none"),
                Map.entry("/dropbox/items/{number}", "/dropbox/items/DAJI-2021-000001"),
                Map.entry("/agents/{account}", "/agents/dpass"),
                Map.entry("/departments/{id}", "/departments/DPASS"),
                Map.entry("/sites/{id}", "/sites/caps"),
                Map.entry("/teams/{id}", "/teams/hidden-case"),
                Map.entry("/queues/{queue}", "/queues/dpass"),
                Map.entry("/procedures/{procedure}", "/procedures/scholarship-enrolment")));
        this.posts = Map.of(
                "/services/{service}/forms/search",
                "{\"field\":\"cafatNumber\",\"value\":\"339411\"}",
                "/cases/suggestions",
                SUGGESTION,
                "/routing/preview",
                "{\"topic\":\"vaccination\",\"text\":\"certificat\"}",
                "/routing/dry-run",
                "{\"version\":" + version + ",\"from\":\"2021-09-01\",\"to\":\"2021-09-30\"}");
        this.members = new TreeMap<>(members(reference, intake, version, requester, attachment));
        members.putAll(ofServices(form, slip));
        Set<String> unknown = new TreeSet<>();
        operations.values().forEach(unknown::addAll);
        unknown.removeAll(members.keySet());
        unknown.removeAll(PLAIN);
        assertEquals(Set.of(), unknown, "operations over SOAP that this test does not know how to ask");
    }

    private static Map<String, String> longestFirst(Map<String, String> names) {
        Map<String, String> sorted =
                new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        sorted.putAll(names);
        return sorted;
    }

    private static Map<String, String> ofServices(String form, String slip) {
        String service = "<service>claim-forms</service>";
        String ofForm = service + "<number>" + form + "</number>";
        String ofSlip = service + "<slip>" + slip + "</slip>";
        return Map.ofEntries(
                Map.entry("GetService", service),
                Map.entry("ListWarnings", service),
                Map.entry("GetForm", ofForm),
                Map.entry("GetFormHistory", ofForm),
                Map.entry("ListForms", service),
                Map.entry("FindForms", service + "<field>cafatNumber</field><value>339411</value>"),
                Map.entry("GetSlip", ofSlip),
                Map.entry("GetSlipHistory", ofSlip),
                Map.entry("ListSlips", service),
                Map.entry("ListDifferences", service),
                Map.entry("GetSlipDocument", ofSlip + "<format>csv</format>"),
                Map.entry("ListDestinations", service));
    }

    /** What operations of the SOAP contracts need. */
    private static Map<String, String> members(
            String reference, String intake, String version, String requester, String attachment) {
        String ofCase = "<case>" + reference + "</case>";
        String ofRequester = "<requester>" + requester + "</requester>";
        String ofVersion = "<version>" + version + "</version>";
        String ofProcedure = "<id>scholarship-enrolment</id>";
        String days = "<from>2021-09-01</from><to>2021-09-30</to>";
        String period = "<from>2021-09-01T00:00:00+11:00</from><to>2021-09-30T00:00:00+11:00</to>";
        return Map.ofEntries(
                Map.entry("GetCase", ofCase),
                Map.entry("GetJournal", ofCase),
                Map.entry("ListNotes", ofCase),
                Map.entry("GetDeadline", ofCase),
                Map.entry("GetProgress", ofCase),
                Map.entry("ListDocuments", ofCase),
                Map.entry("GetDocument", "<id>" + attachment + "</id>"),
                Map.entry("GetIntake", "<intake>" + intake + "</intake>"),
                Map.entry("GetFigures", days + "<by>topic</by>"),
                Map.entry("GetProcedure", ofProcedure),
                Map.entry("ListProcedureVersions", ofProcedure),
                Map.entry("ListQueueCases", "<queue>dpass</queue>"),
                Map.entry("FindRequesters", "<q>Kaloï</q>"),
                Map.entry("GetRequester", ofRequester),
                Map.entry("ListRequesterCases", ofRequester),
                Map.entry(
                        "SuggestCases",
                        "<topic>vaccination</topic><phone>20.52.52</phone><commune>Païta</commune><text>certificat</text>"),
                Map.entry("PreviewRouting", "<topic>vaccination</topic><text>certificat</text>"),
                Map.entry("GetRuleVersion", ofVersion),
                Map.entry("TryRules", ofVersion + period),
                Map.entry("GetOpeningStatus", "<at>2021-09-23T07:00:00+11:00</at>"),
                Map.entry("GetNextWorkingDay", "<after>2021-09-23</after>"),
                Map.entry("GetDueDate", "<from>2021-09-23T15:30:00+11:00</from><workingMinutes>60</workingMinutes>"),
                Map.entry("GetWorkingTime", period),
                Map.entry("ListDays", days));
    }

    /** Makes what can be asked about besides a case that everybody may know of. */
    public static EveryQuestion about(Api api, Answer visible) {
        Api supervisor = api.signedIn("supervisor");
        supervisor.post("/api/v1/routing/rules/versions", """
                        {"comment":"all to one","rules":[{"id":"all","then":{"department":"DDDT"},
                         "reason":{"fr":"Tout","en":"All"}}]}""").expect(201);
        String version =
                supervisor.get("/api/v1/routing/rules/versions").expect(200).text("/items/0/version");
        String filter = supervisor
                .post("/api/v1/filters", """
                        {"name":"%s","sharing":"OFFICE","parameters":{"q":"certificat"}}""".formatted(Calls.newKey()))
                .expect(201)
                .text("/id");
        api.as("admin")
                .with("Content-Type", "application/json")
                .send("PUT", "/api/v1/teams/hidden-case", """
                        {"name":{"fr":"Équipe","en":"Team"},"department":"DPASS","members":["dpass"],"reason":"essai"}""")
                .expect(200);
        String requester =
                supervisor.get("/api/v1/requesters?phone=20.52.52").expect(200).text("/items/0/id");
        String reference = visible.text("/cases/0/reference");
        String attachment = Uploads.send(supervisor, "/api/v1/cases/" + reference + "/attachments", "a.txt", "Bonjour")
                .expect(201)
                .text("/id");
        return new EveryQuestion(api, reference, visible.text("/id"), filter, version, requester, attachment);
    }

    /** The call that an intake is about. */
    private static String callOf(Api api, String intake) {
        String cursor = "";
        do {
            JsonNode page = api.as("supervisor")
                    .get("/api/v1/phone/calls?number=20.52.52&limit=200" + cursor)
                    .expect(200)
                    .json();
            for (JsonNode call : page.path("items")) {
                if (call.path("intake").asText().equals(intake)) {
                    return call.path("callId").asText();
                }
            }
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        throw new AssertionError("the call of intake " + intake + " is not in the log");
    }

    /** The same for somebody who may know of all: each question over SOAP is asked as it has to be. */
    public Map<String, String> answersToWhoMayKnow(Api caller) {
        Map<String, String> answers = answers(caller);
        answers.forEach((question, answer) -> {
            if (question.startsWith("/soap/") && !isOfServices(question)) {
                boolean allowed = !NOT_FOR_SUPERVISORS.contains(question);
                assertTrue(
                        allowed ? answer.startsWith("200 ") : answer.contains(">forbidden<"),
                        () -> question + ": " + answer);
            }
        });
        return answers;
    }

    /** Whether it is about delegated services, of which officers alone know. */
    public static boolean isOfServices(String question) {
        return question.startsWith("/soap/services ") || question.startsWith("/soap/claim-forms ");
    }

    /** The answers to a caller, by the question. */
    public Map<String, String> answers(Api caller) {
        Map<String, String> answers = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (var path : paths.properties()) {
            String concrete = concrete(path.getKey());
            boolean reads = path.getValue().has("get");
            boolean storesNothing = path.getValue().at("/post/summary").asText().endsWith("nothing is stored");
            if (concrete.contains("{") && reads || storesNothing && !posts.containsKey(path.getKey())) {
                unknown.add(path.getKey());
            } else if (reads) {
                String question = concrete + QUERIES.getOrDefault(path.getKey(), "");
                answers.put(path.getKey(), said(caller.get("/api/v1" + question)));
            } else if (storesNothing) {
                answers.put(path.getKey(), said(caller.post("/api/v1" + concrete, posts.get(path.getKey()))));
            }
        }
        assertEquals(Set.of(), unknown, "operations that this test does not know how to ask");
        assertTrue(answers.keySet().containsAll(posts.keySet()), "a POST that reads says that nothing is stored");
        LISTS.forEach(list -> answers.put(list, said(caller.get("/api/v1" + list))));
        soap(caller, answers);
        return answers;
    }

    private String concrete(String path) {
        String concrete = path;
        for (var name : names.entrySet()) {
            if (concrete.equals(name.getKey()) || concrete.startsWith(name.getKey() + "/")) {
                concrete = name.getValue() + concrete.substring(name.getKey().length());
            }
        }
        return concrete;
    }

    /** A refusal or a mistake in the question tells nothing either, so it is an answer like any other. */
    private static String said(Answer answer) {
        return answer.status() + " " + answer.header("ETag") + " "
                + PASSING.matcher(answer.body()).replaceAll("");
    }

    private void soap(Api caller, Map<String, String> answers) {
        operations.forEach((service, asked) -> asked.forEach(operation -> {
            String target = "urn:relais:" + service;
            String needed = members.getOrDefault(operation, "");
            Answer answer = Soap.V12.send(caller, "/soap/" + service, "", target, operation, needed);
            String body = PASSING.matcher(answer.body()).replaceAll("");
            answers.put("/soap/" + service + " " + operation, answer.status() + " " + body);
        }));
    }
}
