package org.relais.web.internal.health;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.web.internal.identity.Identification;
import org.relais.web.internal.permissions.Door;
import org.relais.web.internal.rest.RestWhiteboard;
import org.relais.web.internal.soap.SoapWhiteboard;

/** Ready when clients can be identified and find the core's operations over REST and over SOAP. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=" + OperationsCheck.NAME, "hc.tags=ready", "hc.resultCacheTtlInMs:Long=200"})
public final class OperationsCheck implements HealthCheck {

    static final String NAME = "rest";

    /** What a client needs to work; further resources may come and go. */
    private static final List<String> RESOURCES = List.of("/sessions", "/channels", "/intakes", "/cases", "/figures");

    private static final String ENDPOINT = "/cases";

    private final RestWhiteboard rest;
    private final SoapWhiteboard soap;
    private final Identification identification;
    private final Door door;

    @Activate
    public OperationsCheck(
            @Reference RestWhiteboard rest,
            @Reference SoapWhiteboard soap,
            @Reference Identification identification,
            @Reference Door door) {
        this.rest = rest;
        this.soap = soap;
        this.identification = identification;
        this.door = door;
    }

    @Override
    public Result execute() {
        List<String> missing = new ArrayList<>();
        if (!identification.ready()) {
            missing.add("identification is not there yet");
        }
        if (!door.ready()) {
            missing.add("the permission check is not there yet");
        }
        RESOURCES.stream()
                .filter(path -> !rest.serves(path))
                .forEach(path -> missing.add("the REST resource " + path + " is not there yet"));
        if (!soap.serves(ENDPOINT)) {
            missing.add("the SOAP endpoint /cases is not there yet");
        }
        if (missing.isEmpty()) {
            return new Result(Result.Status.OK, "the operations are there");
        }
        FormattingResultLog log = new FormattingResultLog();
        missing.forEach(message -> log.critical(message));
        return new Result(log);
    }
}
