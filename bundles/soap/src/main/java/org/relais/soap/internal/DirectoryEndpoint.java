package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.access.AccessEntries;
import org.relais.access.AccessEntry;
import org.relais.administration.Departures;
import org.relais.administration.DirectoryEditing;
import org.relais.cases.CaseReference;
import org.relais.cases.Page;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChanges;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.directory.TeamId;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.permissions.PermissionCatalogue;
import org.relais.soap.internal.contract.directory.ComeBack;
import org.relais.soap.internal.contract.directory.ComeBackResponse;
import org.relais.soap.internal.contract.directory.DirectoryPort;
import org.relais.soap.internal.contract.directory.HandOver;
import org.relais.soap.internal.contract.directory.HandOverResponse;
import org.relais.soap.internal.contract.directory.Leave;
import org.relais.soap.internal.contract.directory.LeaveResponse;
import org.relais.soap.internal.contract.directory.ListAccessEntries;
import org.relais.soap.internal.contract.directory.ListAccessEntriesResponse;
import org.relais.soap.internal.contract.directory.ListAgents;
import org.relais.soap.internal.contract.directory.ListAgentsResponse;
import org.relais.soap.internal.contract.directory.ListDepartments;
import org.relais.soap.internal.contract.directory.ListDepartmentsResponse;
import org.relais.soap.internal.contract.directory.ListOfficeChanges;
import org.relais.soap.internal.contract.directory.ListOfficeChangesResponse;
import org.relais.soap.internal.contract.directory.ListPermissions;
import org.relais.soap.internal.contract.directory.ListPermissionsResponse;
import org.relais.soap.internal.contract.directory.ListSites;
import org.relais.soap.internal.contract.directory.ListSitesResponse;
import org.relais.soap.internal.contract.directory.ListSkills;
import org.relais.soap.internal.contract.directory.ListSkillsResponse;
import org.relais.soap.internal.contract.directory.ListTeams;
import org.relais.soap.internal.contract.directory.ListTeamsResponse;
import org.relais.soap.internal.contract.directory.PutAgent;
import org.relais.soap.internal.contract.directory.PutAgentResponse;
import org.relais.soap.internal.contract.directory.PutDepartment;
import org.relais.soap.internal.contract.directory.PutDepartmentResponse;
import org.relais.soap.internal.contract.directory.PutSite;
import org.relais.soap.internal.contract.directory.PutSiteResponse;
import org.relais.soap.internal.contract.directory.PutTeam;
import org.relais.soap.internal.contract.directory.PutTeamResponse;
import org.relais.soap.internal.contract.directory.SetPresence;
import org.relais.soap.internal.contract.directory.SetPresenceResponse;
import org.relais.soap.internal.contract.directory.VerifyOfficeChanges;
import org.relais.soap.internal.contract.directory.VerifyOfficeChangesResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** Who works in the office, over SOAP. Thread-safe. */
@Component(service = DirectoryEndpoint.class)
@SoapEndpoint(address = "/directory", wsdl = "wsdl/Directory.wsdl")
@WebService(
        serviceName = "Directory",
        portName = "DirectorySoap12",
        targetNamespace = "urn:relais:directory",
        endpointInterface = "org.relais.soap.internal.contract.directory.DirectoryPort")
public final class DirectoryEndpoint implements DirectoryPort {

    private final DirectoryEditing directory;
    private final Departures departures;
    private final Agents agents;
    private final OfficeDirectory office;
    private final OfficeChanges changes;
    private final AccessEntries accesses;
    private final PermissionCatalogue permissions;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public DirectoryEndpoint(
            @Reference DirectoryEditing directory,
            @Reference Departures departures,
            @Reference Agents agents,
            @Reference OfficeDirectory office,
            @Reference OfficeChanges changes,
            @Reference AccessEntries accesses,
            @Reference PermissionCatalogue permissions) {
        this.accesses = accesses;
        this.directory = directory;
        this.departures = departures;
        this.agents = agents;
        this.office = office;
        this.changes = changes;
        this.permissions = permissions;
    }

    @Override
    @RequiresPermission("office:read")
    public ListDepartmentsResponse listDepartments(ListDepartments request) {
        ListDepartmentsResponse response = new ListDepartmentsResponse();
        directory.departments(caller()).forEach(entry -> response.getItems().add(DirectoryXml.department(entry)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListSitesResponse listSites(ListSites request) {
        ListSitesResponse response = new ListSitesResponse();
        directory.sites(caller()).forEach(entry -> response.getItems().add(DirectoryXml.site(entry)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListTeamsResponse listTeams(ListTeams request) {
        ListTeamsResponse response = new ListTeamsResponse();
        directory.teams(caller()).forEach(entry -> response.getItems().add(DirectoryXml.team(entry)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListAgentsResponse listAgents(ListAgents request) {
        Parameters given =
                new Elements().with("department", request.getDepartment()).parameters();
        @Nullable DepartmentId wanted = OfficeParameters.department(given, office.office());
        given.check();
        ListAgentsResponse response = new ListAgentsResponse();
        List<Agent> found = wanted == null ? agents.list() : agents.inDepartment(wanted);
        found.forEach(agent -> response.getItems().add(DirectoryXml.agent(agent)));
        return response;
    }

    @Override
    @RequiresPermission("directory:edit")
    public PutDepartmentResponse putDepartment(PutDepartment request) {
        PutDepartmentResponse response = new PutDepartmentResponse();
        response.setDepartment(DirectoryXml.department(directory.edit(
                caller(),
                new DepartmentId(request.getId()),
                CommonXml.revision(request.getExpectedRevision()),
                DirectoryEdits.read(request))));
        return response;
    }

    @Override
    @RequiresPermission("directory:edit")
    public PutSiteResponse putSite(PutSite request) {
        PutSiteResponse response = new PutSiteResponse();
        response.setSite(DirectoryXml.site(directory.edit(
                caller(),
                new SiteId(request.getId()),
                CommonXml.revision(request.getExpectedRevision()),
                DirectoryEdits.read(request))));
        return response;
    }

    @Override
    @RequiresPermission("directory:edit")
    public PutTeamResponse putTeam(PutTeam request) {
        PutTeamResponse response = new PutTeamResponse();
        response.setTeam(DirectoryXml.team(directory.edit(
                caller(),
                new TeamId(request.getId()),
                CommonXml.revision(request.getExpectedRevision()),
                DirectoryEdits.read(request))));
        return response;
    }

    @Override
    @RequiresPermission("directory:edit")
    public PutAgentResponse putAgent(PutAgent request) {
        PutAgentResponse response = new PutAgentResponse();
        response.setAgent(DirectoryXml.agent(directory.edit(
                caller(),
                request.getAccount(),
                CommonXml.revision(request.getExpectedRevision()),
                DirectoryEdits.read(request))));
        return response;
    }

    @Override
    @RequiresPermission("presence:edit")
    public SetPresenceResponse setPresence(SetPresence request) {
        SetPresenceResponse response = new SetPresenceResponse();
        response.setAgent(DirectoryXml.agent(directory.presence(
                caller(),
                request.getAccount(),
                CommonXml.revision(request.getExpectedRevision()),
                DirectoryEdits.read(request))));
        return response;
    }

    @Override
    @RequiresPermission("case:hand-over")
    public HandOverResponse handOver(HandOver request) {
        HandOverResponse response = new HandOverResponse();
        Departures.HandOver handOver = new Departures.HandOver(request.getTo(), request.getReason());
        Departures.HandedOver done = departures.handOver(caller(), request.getAccount(), handOver);
        response.getHandedOver().addAll(names(done));
        response.setCount(done.count());
        return response;
    }

    @Override
    @RequiresPermission("case:hand-over")
    public LeaveResponse leave(Leave request) {
        Parameters given = new Elements().with("leftOn", request.getLeftOn()).parameters();
        @Nullable LocalDate leftOn = given.date("leftOn");
        given.check();
        LeaveResponse response = new LeaveResponse();
        Departures.HandOver handOver = new Departures.HandOver(request.getHandOverTo(), request.getReason());
        Departures.HandedOver done = departures.leave(caller(), request.getAccount(), leftOn, handOver);
        response.getHandedOver().addAll(names(done));
        response.setCount(done.count());
        return response;
    }

    @Override
    @RequiresPermission("case:hand-over")
    public ComeBackResponse comeBack(ComeBack request) {
        ComeBackResponse response = new ComeBackResponse();
        response.setAgent(DirectoryXml.agent(departures.comeBack(caller(), request.getAccount(), request.getReason())));
        return response;
    }

    @Override
    @RequiresPermission("office-journal:read")
    public ListOfficeChangesResponse listOfficeChanges(ListOfficeChanges request) {
        Page<OfficeChange> page = changes.find(caller(), JournalRequests.read(request));
        ListOfficeChangesResponse response = new ListOfficeChangesResponse();
        page.items().forEach(change -> response.getItems().add(DirectoryXml.change(change)));
        response.setNext(page.next());
        return response;
    }

    @Override
    @RequiresPermission("access-log:read")
    public ListAccessEntriesResponse listAccessEntries(ListAccessEntries request) {
        Page<AccessEntry> page = accesses.find(caller(), JournalRequests.read(request));
        ListAccessEntriesResponse response = new ListAccessEntriesResponse();
        page.items().forEach(entry -> response.getItems().add(DirectoryXml.entry(entry)));
        response.setNext(page.next());
        return response;
    }

    @Override
    @RequiresPermission("office-journal:read")
    public VerifyOfficeChangesResponse verifyOfficeChanges(VerifyOfficeChanges request) {
        VerifyOfficeChangesResponse response = new VerifyOfficeChangesResponse();
        changes.verify(caller()).forEach(area -> response.getItems().add(DirectoryXml.verification(area)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public ListSkillsResponse listSkills(ListSkills request) {
        ListSkillsResponse response = new ListSkillsResponse();
        agents.skills().stream().sorted().forEach(response.getItems()::add);
        return response;
    }

    @Override
    @RequiresPermission("permission:read")
    public ListPermissionsResponse listPermissions(ListPermissions request) {
        ListPermissionsResponse response = new ListPermissionsResponse();
        permissions.list(caller()).forEach(declared -> response.getItems().add(DirectoryXml.permission(declared)));
        return response;
    }

    private static List<String> names(Departures.HandedOver done) {
        return done.known().stream().map(CaseReference::value).toList();
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
