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
import org.relais.web.internal.rest.RestWhiteboard;
import org.relais.web.internal.soap.SoapWhiteboard;

/** Ready when clients can be identified and find the case operations over REST and over SOAP. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=rest", "hc.tags=ready", "hc.resultCacheTtlInMs:Long=200"})
public final class OperationsCheck implements HealthCheck {

    private static final String CASES = "/cases";

    private final RestWhiteboard rest;
    private final SoapWhiteboard soap;
    private final Identification identification;

    @Activate
    public OperationsCheck(
            @Reference RestWhiteboard rest, @Reference SoapWhiteboard soap, @Reference Identification identification) {
        this.rest = rest;
        this.soap = soap;
        this.identification = identification;
    }

    @Override
    public Result execute() {
        List<String> missing = new ArrayList<>();
        if (!identification.ready()) {
            missing.add("identification is not there yet");
        }
        if (!rest.serves(CASES)) {
            missing.add("the REST resource /cases is not there yet");
        }
        if (!soap.serves(CASES)) {
            missing.add("the SOAP endpoint /cases is not there yet");
        }
        if (missing.isEmpty()) {
            return new Result(Result.Status.OK, "the case operations are there");
        }
        FormattingResultLog log = new FormattingResultLog();
        missing.forEach(message -> log.critical(message));
        return new Result(log);
    }
}
