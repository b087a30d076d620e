package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.RequesterId;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.requesters.CaseSuggestions;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.Requesters;
import org.relais.requesters.Suggestion;
import org.relais.requesters.SuggestionQuery;
import org.relais.soap.internal.contract.requesters.ChangeRequester;
import org.relais.soap.internal.contract.requesters.ChangeRequesterResponse;
import org.relais.soap.internal.contract.requesters.CreateRequester;
import org.relais.soap.internal.contract.requesters.CreateRequesterResponse;
import org.relais.soap.internal.contract.requesters.FindRequesters;
import org.relais.soap.internal.contract.requesters.FindRequestersResponse;
import org.relais.soap.internal.contract.requesters.GetRequester;
import org.relais.soap.internal.contract.requesters.GetRequesterResponse;
import org.relais.soap.internal.contract.requesters.ListRequesterCases;
import org.relais.soap.internal.contract.requesters.ListRequesterCasesResponse;
import org.relais.soap.internal.contract.requesters.MergeRequesters;
import org.relais.soap.internal.contract.requesters.MergeRequestersResponse;
import org.relais.soap.internal.contract.requesters.RequestersPort;
import org.relais.soap.internal.contract.requesters.SuggestCases;
import org.relais.soap.internal.contract.requesters.SuggestCasesResponse;
import org.relais.soap.internal.contract.requesters.UnmergeRequesters;
import org.relais.soap.internal.contract.requesters.UnmergeRequestersResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;
import org.relais.texts.LocalizedText;

/** Requesters and suggestions over SOAP. Thread-safe. */
@Component(service = RequestersEndpoint.class)
@SoapEndpoint(address = "/requesters", wsdl = "wsdl/Requesters.wsdl")
@WebService(
        serviceName = "Requesters",
        portName = "RequestersSoap12",
        targetNamespace = "urn:relais:requesters",
        endpointInterface = "org.relais.soap.internal.contract.requesters.RequestersPort")
public final class RequestersEndpoint implements RequestersPort {

    private static final int MAX_REASON = 4000;

    private final Requesters requesters;
    private final CaseSuggestions suggestions;
    private final OfficeDirectory directory;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public RequestersEndpoint(
            @Reference Requesters requesters,
            @Reference CaseSuggestions suggestions,
            @Reference OfficeDirectory directory) {
        this.requesters = requesters;
        this.suggestions = suggestions;
        this.directory = directory;
    }

    @Override
    @RequiresPermission("requester:read")
    public FindRequestersResponse findRequesters(FindRequesters request) {
        Elements filters = new Elements()
                .with("q", request.getQ())
                .with("phone", request.getPhone())
                .with("email", request.getEmail())
                .with("limit", request.getLimit())
                .with("cursor", request.getCursor());
        RequesterPage page = requesters.search(caller(), RequesterQuery.of(filters.texts()));
        FindRequestersResponse response = new FindRequestersResponse();
        page.items().forEach(view -> response.getItems().add(RequestersXml.of(view)));
        response.setNext(page.next());
        return response;
    }

    @Override
    @RequiresPermission("requester:read")
    public GetRequesterResponse getRequester(GetRequester request) {
        GetRequesterResponse response = new GetRequesterResponse();
        response.setRequester(RequestersXml.of(requesters.get(caller(), RequesterId.of(request.getRequester()))));
        return response;
    }

    @Override
    @RequiresPermission("requester:edit")
    public CreateRequesterResponse createRequester(CreateRequester request) {
        CreateRequesterResponse response = new CreateRequesterResponse();
        response.setRequester(RequestersXml.of(requesters.create(
                caller(),
                RequesterFacts.of(RequestersXml.form(request)),
                IdempotencyKey.optional(request.getIdempotencyKey()))));
        return response;
    }

    @Override
    @RequiresPermission("requester:edit")
    public ChangeRequesterResponse changeRequester(ChangeRequester request) {
        ChangeRequesterResponse response = new ChangeRequesterResponse();
        response.setRequester(RequestersXml.of(requesters.edit(
                caller(),
                RequesterId.of(request.getRequester()),
                RequesterFacts.of(RequestersXml.form(request)),
                CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    @Override
    @RequiresPermission("requester:read")
    public ListRequesterCasesResponse listRequesterCases(ListRequesterCases request) {
        ListRequesterCasesResponse response = new ListRequesterCasesResponse();
        requesters
                .cases(caller(), RequesterId.of(request.getRequester()))
                .forEach(summary -> response.getItems().add(RequestersXml.of(summary)));
        return response;
    }

    @Override
    @RequiresPermission("requester:edit")
    public MergeRequestersResponse mergeRequesters(MergeRequesters request) {
        RequesterId into = RequesterId.parse(request.getInto())
                .orElseThrow(() -> Errors.invalid(
                        "/into",
                        new LocalizedText("Un identifiant d'usager est attendu.", "A requester's id is expected.")));
        MergeRequestersResponse response = new MergeRequestersResponse();
        response.setRequester(
                RequestersXml.of(requesters.merge(caller(), RequesterId.of(request.getRequester()), into)));
        return response;
    }

    @Override
    @RequiresPermission("requester:edit")
    public UnmergeRequestersResponse unmergeRequesters(UnmergeRequesters request) {
        Parameters given = new Elements().with("reason", request.getReason()).parameters();
        String reason = given.required("reason");
        if (reason.length() > MAX_REASON) {
            given.refuse(
                    "reason",
                    new LocalizedText("%d caractères au plus.", "At most %d characters.").formatted(MAX_REASON));
        }
        given.check();
        UnmergeRequestersResponse response = new UnmergeRequestersResponse();
        response.setRequester(
                RequestersXml.of(requesters.unmerge(caller(), RequesterId.of(request.getRequester()), reason)));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public SuggestCasesResponse suggestCases(SuggestCases request) {
        SuggestCasesResponse response = new SuggestCasesResponse();
        suggested(request).forEach(found -> response.getItems().add(RequestersXml.of(found)));
        return response;
    }

    private List<Suggestion> suggested(SuggestCases request) {
        FormData form = RequestersXml.form(request);
        if (request.getCase() == null) {
            return suggestions.suggest(caller(), SuggestionQuery.of(form, directory.office()));
        }
        if (!form.members().isEmpty()) {
            throw Errors.invalid(
                    "/case",
                    new LocalizedText(
                            "Donnez un dossier, ou ce que l'on sait d'une demande, pas les deux.",
                            "Give a case or what is known of a request, not both."));
        }
        return suggestions.suggest(caller(), CaseKey.of(request.getCase()));
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
