package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.procedures.CaseProcedures;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.ProcedureTemplates;
import org.relais.procedures.StepCommand;
import org.relais.soap.internal.contract.procedures.GetProcedure;
import org.relais.soap.internal.contract.procedures.GetProcedureResponse;
import org.relais.soap.internal.contract.procedures.GetProgress;
import org.relais.soap.internal.contract.procedures.GetProgressResponse;
import org.relais.soap.internal.contract.procedures.ListProcedureVersions;
import org.relais.soap.internal.contract.procedures.ListProcedureVersionsResponse;
import org.relais.soap.internal.contract.procedures.ListProcedures;
import org.relais.soap.internal.contract.procedures.ListProceduresResponse;
import org.relais.soap.internal.contract.procedures.MigrateProcedure;
import org.relais.soap.internal.contract.procedures.MigrateProcedureResponse;
import org.relais.soap.internal.contract.procedures.PerformOnDocuments;
import org.relais.soap.internal.contract.procedures.PerformOnDocumentsResponse;
import org.relais.soap.internal.contract.procedures.PerformStep;
import org.relais.soap.internal.contract.procedures.PerformStepResponse;
import org.relais.soap.internal.contract.procedures.ProceduresPort;
import org.relais.soap.internal.contract.procedures.PublishProcedure;
import org.relais.soap.internal.contract.procedures.PublishProcedureResponse;
import org.relais.soap.internal.contract.procedures.StartProcedure;
import org.relais.soap.internal.contract.procedures.StartProcedureResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** Procedures over SOAP. Thread-safe. */
@Component(service = ProceduresEndpoint.class)
@SoapEndpoint(address = "/procedures", wsdl = "wsdl/Procedures.wsdl")
@WebService(
        serviceName = "Procedures",
        portName = "ProceduresSoap12",
        targetNamespace = "urn:relais:procedures",
        endpointInterface = "org.relais.soap.internal.contract.procedures.ProceduresPort")
public final class ProceduresEndpoint implements ProceduresPort {

    private final ProcedureTemplates templates;
    private final CaseProcedures procedures;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public ProceduresEndpoint(@Reference ProcedureTemplates templates, @Reference CaseProcedures procedures) {
        this.templates = templates;
        this.procedures = procedures;
    }

    @Override
    @RequiresPermission("office:read")
    public ListProceduresResponse listProcedures(ListProcedures request) {
        ListProceduresResponse response = new ListProceduresResponse();
        templates.list(caller()).forEach(version -> response.getItems().add(ProcedureXml.of(version)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public GetProcedureResponse getProcedure(GetProcedure request) {
        GetProcedureResponse response = new GetProcedureResponse();
        response.setTemplate(ProcedureXml.of(templates.get(caller(), request.getId())));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListProcedureVersionsResponse listProcedureVersions(ListProcedureVersions request) {
        ListProcedureVersionsResponse response = new ListProcedureVersionsResponse();
        templates
                .versions(caller(), request.getId())
                .forEach(version -> response.getItems().add(ProcedureXml.of(version)));
        return response;
    }

    @Override
    @RequiresPermission("procedure:edit")
    public PublishProcedureResponse publishProcedure(PublishProcedure request) {
        @Nullable Integer expected = request.getExpectedVersion();
        PublishProcedureResponse response = new PublishProcedureResponse();
        response.setTemplate(ProcedureXml.of(templates.publish(
                caller(),
                request.getId(),
                expected == null ? OptionalInt.empty() : OptionalInt.of(expected),
                JsonText.form("/definition", "", request.getDefinition()),
                request.getReason())));
        return response;
    }

    @Override
    @RequiresPermission("procedure:edit")
    public MigrateProcedureResponse migrateProcedure(MigrateProcedure request) {
        Map<String, Object> form = new LinkedHashMap<>(new Elements()
                .with("dryRun", request.isDryRun())
                .with("after", request.getAfter())
                .with("limit", request.getLimit())
                .texts());
        if (request.getCases().isEmpty()) {
            form.put("all", true);
        } else {
            form.put("cases", List.copyOf(request.getCases()));
        }
        MigrateProcedureResponse response = new MigrateProcedureResponse();
        response.setMigration(ProcedureXml.of(templates.migrate(
                caller(), request.getId(), request.getVersion(), MigrationRequest.of(new FormData(form)))));
        return response;
    }

    @Override
    @RequiresPermission("case:read")
    public GetProgressResponse getProgress(GetProgress request) {
        GetProgressResponse response = new GetProgressResponse();
        response.setProgress(ProcedureXml.of(procedures.get(caller(), CaseKey.of(request.getCase()))));
        return response;
    }

    @Override
    @RequiresPermission("case:work")
    public StartProcedureResponse startProcedure(StartProcedure request) {
        StartProcedureResponse response = new StartProcedureResponse();
        response.setProgress(ProcedureXml.of(procedures.start(
                caller(),
                CaseKey.of(request.getCase()),
                CommonXml.revision(request.getExpectedRevision()),
                request.getProcedure())));
        return response;
    }

    @Override
    @RequiresPermission("case:note")
    public PerformStepResponse performStep(PerformStep request) {
        StepCommand command = StepCommand.of(
                request.getAction(),
                new Elements()
                        .with("outcome", request.getOutcome())
                        .with("reason", request.getReason())
                        .texts());
        PerformStepResponse response = new PerformStepResponse();
        response.setProgress(ProcedureXml.of(procedures.perform(
                caller(),
                CaseKey.of(request.getCase()),
                CommonXml.revision(request.getExpectedRevision()),
                request.getProcedure(),
                request.getStep(),
                command)));
        return response;
    }

    @Override
    @RequiresPermission("case:note")
    public PerformOnDocumentsResponse performOnDocuments(PerformOnDocuments request) {
        Map<String, Object> form = new LinkedHashMap<>(new Elements()
                .with("text", request.getText())
                .with("until", request.getUntil())
                .with("reason", request.getReason())
                .texts());
        form.put("documents", List.copyOf(request.getDocuments()));
        PerformOnDocumentsResponse response = new PerformOnDocumentsResponse();
        response.setProgress(ProcedureXml.of(procedures.perform(
                caller(),
                CaseKey.of(request.getCase()),
                CommonXml.revision(request.getExpectedRevision()),
                request.getProcedure(),
                DocumentCommand.of(request.getAction(), new FormData(form)))));
        return response;
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
