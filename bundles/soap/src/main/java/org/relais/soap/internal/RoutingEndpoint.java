package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.routing.Router;
import org.relais.routing.RoutingRequest;
import org.relais.routing.RuleSets;
import org.relais.routing.RuleTrial;
import org.relais.soap.internal.contract.routing.ActivateRules;
import org.relais.soap.internal.contract.routing.ActivateRulesResponse;
import org.relais.soap.internal.contract.routing.DraftRules;
import org.relais.soap.internal.contract.routing.DraftRulesResponse;
import org.relais.soap.internal.contract.routing.GetRuleVersion;
import org.relais.soap.internal.contract.routing.GetRuleVersionResponse;
import org.relais.soap.internal.contract.routing.GetRules;
import org.relais.soap.internal.contract.routing.GetRulesResponse;
import org.relais.soap.internal.contract.routing.GoBackToPack;
import org.relais.soap.internal.contract.routing.GoBackToPackResponse;
import org.relais.soap.internal.contract.routing.ListRuleVersions;
import org.relais.soap.internal.contract.routing.ListRuleVersionsResponse;
import org.relais.soap.internal.contract.routing.PreviewRouting;
import org.relais.soap.internal.contract.routing.PreviewRoutingResponse;
import org.relais.soap.internal.contract.routing.RoutingPort;
import org.relais.soap.internal.contract.routing.TryRules;
import org.relais.soap.internal.contract.routing.TryRulesResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** Routing over SOAP. Thread-safe. */
@Component(service = RoutingEndpoint.class)
@SoapEndpoint(address = "/routing", wsdl = "wsdl/Routing.wsdl")
@WebService(
        serviceName = "Routing",
        portName = "RoutingSoap12",
        targetNamespace = "urn:relais:routing",
        endpointInterface = "org.relais.soap.internal.contract.routing.RoutingPort")
public final class RoutingEndpoint implements RoutingPort {

    private final Router router;
    private final RuleSets ruleSets;
    private final RuleTrial trial;
    private final OfficeDirectory directory;
    private final Clock clock;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public RoutingEndpoint(
            @Reference Router router,
            @Reference RuleSets ruleSets,
            @Reference RuleTrial trial,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.router = router;
        this.ruleSets = ruleSets;
        this.trial = trial;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    @RequiresPermission("routing:read")
    public PreviewRoutingResponse previewRouting(PreviewRouting request) {
        Office office = directory.office();
        Parameters given = new Elements()
                .with("topic", request.getTopic())
                .with("channel", request.getChannel())
                .with("site", request.getSite())
                .with("commune", request.getCommune())
                .with("language", request.getLanguage())
                .with("text", request.getText())
                .with("at", request.getAt())
                .parameters();
        RoutingRequest asked = new RoutingRequest(
                OfficeParameters.topic(given, office),
                OfficeParameters.channel(given),
                OfficeParameters.site(given, office),
                given.optional("commune"),
                given.optional("language"),
                given.optional("text"),
                Optional.ofNullable(given.instant("at")).orElseGet(clock::instant));
        given.check();
        PreviewRoutingResponse response = new PreviewRoutingResponse();
        response.setDecision(RoutingXml.of(router.route(asked)));
        return response;
    }

    @Override
    @RequiresPermission("routing:read")
    public GetRulesResponse getRules(GetRules request) {
        GetRulesResponse response = new GetRulesResponse();
        response.setRules(RoutingXml.of(ruleSets.inForce(caller())));
        return response;
    }

    @Override
    @RequiresPermission("routing:read")
    public ListRuleVersionsResponse listRuleVersions(ListRuleVersions request) {
        ListRuleVersionsResponse response = new ListRuleVersionsResponse();
        ruleSets.versions(caller()).forEach(version -> response.getItems().add(RoutingXml.of(version)));
        return response;
    }

    @Override
    @RequiresPermission("routing:read")
    public GetRuleVersionResponse getRuleVersion(GetRuleVersion request) {
        GetRuleVersionResponse response = new GetRuleVersionResponse();
        response.setRules(RoutingXml.of(ruleSets.get(caller(), request.getVersion())));
        return response;
    }

    @Override
    @RequiresPermission("routing:edit")
    public DraftRulesResponse draftRules(DraftRules request) {
        DraftRulesResponse response = new DraftRulesResponse();
        response.setRules(RoutingXml.of(ruleSets.draft(
                caller(),
                new FormData(Map.of(
                        "rules", JsonText.list("/rules", request.getRules()), "comment", request.getComment())))));
        return response;
    }

    @Override
    @RequiresPermission("routing:edit")
    public ActivateRulesResponse activateRules(ActivateRules request) {
        ActivateRulesResponse response = new ActivateRulesResponse();
        response.setRules(RoutingXml.of(
                ruleSets.activate(caller(), request.getVersion(), CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    @Override
    @RequiresPermission("routing:edit")
    public GoBackToPackResponse goBackToPack(GoBackToPack request) {
        GoBackToPackResponse response = new GoBackToPackResponse();
        response.setRules(RoutingXml.of(ruleSets.backToPack(caller())));
        return response;
    }

    @Override
    @RequiresPermission("routing:edit")
    public TryRulesResponse tryRules(TryRules request) {
        Parameters given = new Elements()
                .with("from", request.getFrom())
                .with("to", request.getTo())
                .parameters();
        @Nullable Instant from = given.instant("from");
        @Nullable Instant to = given.instant("to");
        given.check();
        Map<String, Object> form = new LinkedHashMap<>();
        if (request.getRules() != null) {
            form.put("rules", JsonText.list("/rules", request.getRules()));
        }
        if (request.getVersion() != null) {
            form.put("version", request.getVersion().longValue());
        }
        TryRulesResponse response = new TryRulesResponse();
        response.setTrial(RoutingXml.of(
                trial.tryOn(caller(), new FormData(form), Objects.requireNonNull(from), Objects.requireNonNull(to))));
        return response;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
