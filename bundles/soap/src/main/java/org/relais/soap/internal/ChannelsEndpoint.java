package org.relais.soap.internal;

import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.ChannelId;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.intake.ChannelSuspensions;
import org.relais.intake.FormData;
import org.relais.intake.SuspensionEdit;
import org.relais.modes.ModeChange;
import org.relais.modes.OperatingModes;
import org.relais.soap.internal.contract.channels.ChannelsPort;
import org.relais.soap.internal.contract.channels.GetMode;
import org.relais.soap.internal.contract.channels.GetModeResponse;
import org.relais.soap.internal.contract.channels.ResumeChannel;
import org.relais.soap.internal.contract.channels.ResumeChannelResponse;
import org.relais.soap.internal.contract.channels.SuspendChannel;
import org.relais.soap.internal.contract.channels.SuspendChannelResponse;
import org.relais.soap.internal.contract.channels.SwitchMode;
import org.relais.soap.internal.contract.channels.SwitchModeResponse;
import org.relais.soap.internal.contract.common.LocalizedText;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;

/** Which channels take requests, and the mode in which the office works, over SOAP. Thread-safe. */
@Component(service = ChannelsEndpoint.class)
@SoapEndpoint(address = "/channels", wsdl = "wsdl/Channels.wsdl")
@WebService(
        serviceName = "Channels",
        portName = "ChannelsSoap12",
        targetNamespace = "urn:relais:channels",
        endpointInterface = "org.relais.soap.internal.contract.channels.ChannelsPort")
public final class ChannelsEndpoint implements ChannelsPort {

    private static final int LONGEST_REASON = 2000;

    private final ChannelSuspensions suspensions;
    private final OperatingModes modes;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public ChannelsEndpoint(@Reference ChannelSuspensions suspensions, @Reference OperatingModes modes) {
        this.suspensions = suspensions;
        this.modes = modes;
    }

    @Override
    @RequiresPermission("channel:suspend")
    public SuspendChannelResponse suspendChannel(SuspendChannel request) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reason", texts(request.getReason()));
        List<Map<String, String>> alternatives =
                request.getAlternatives().stream().map(ChannelsEndpoint::texts).toList();
        members.put("alternatives", alternatives);
        if (request.getUntil() != null) {
            members.put("until", request.getUntil());
        }
        SuspensionEdit edit = SuspensionEdit.of(new FormData(members));
        SuspendChannelResponse response = new SuspendChannelResponse();
        response.setChannel(ModeXml.of(suspensions.suspend(caller(), new ChannelId(request.getChannel()), edit)));
        return response;
    }

    @Override
    @RequiresPermission("channel:suspend")
    public ResumeChannelResponse resumeChannel(ResumeChannel request) {
        Parameters given = new Elements().with("reason", request.getReason()).parameters();
        @Nullable String reason = given.text("reason", LONGEST_REASON);
        given.check();
        ResumeChannelResponse response = new ResumeChannelResponse();
        response.setChannel(ModeXml.of(suspensions.resume(caller(), new ChannelId(request.getChannel()), reason)));
        return response;
    }

    @Override
    @RequiresPermission("office:read")
    public GetModeResponse getMode(GetMode request) {
        GetModeResponse response = new GetModeResponse();
        response.setMode(ModeXml.of(modes.status(caller())));
        return response;
    }

    @Override
    @RequiresPermission("mode:switch")
    public SwitchModeResponse switchMode(SwitchMode request) {
        ModeChange change =
                ModeChange.of(new FormData(Map.of("mode", request.getMode(), "reason", request.getReason())));
        SwitchModeResponse response = new SwitchModeResponse();
        response.setMode(
                ModeXml.of(modes.switchTo(caller(), change, CommonXml.revision(request.getExpectedRevision()))));
        return response;
    }

    private static Map<String, String> texts(LocalizedText text) {
        return Map.of("fr", text.getFr(), "en", text.getEn());
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
