package org.relais.rest.internal;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.testkit.services.RecordingForms;
import org.relais.testkit.services.RecordingSlips;

/** The resources of delegated services over HTTP, before services that write down what they are asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceResourcesContract {

    static final String SERVICE = "/services/claim-forms";
    static final String SLIP = SERVICE + "/slips/" + RecordingSlips.SLIP;
    static final String[] JSON = {"Content-Type", "application/json"};

    final RecordingForms forms = new RecordingForms();
    final RecordingSlips slips = new RecordingSlips();
    final HttpResources http = new HttpResources(
            new Caller("claims", Set.of(Role.AGENT), null),
            new DelegatedServiceResource(forms),
            new RegisteredFormResource(forms),
            new FormSearchResource(forms),
            new FormActionResource(forms),
            new FormPurgeResource(forms),
            new DisclosureResource(forms),
            new DestinationResource(forms),
            new SlipResource(slips),
            new SlipActionResource(slips),
            new SlipDocumentResource(slips),
            new SlipReconciliationResource(slips),
            new SlipDifferenceResource(slips));

    @BeforeEach
    void forget() {
        forms.forget();
        slips.forget();
    }

    @AfterAll
    void stop() {
        http.close();
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
