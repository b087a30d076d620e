package org.relais.soap.internal;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.testkit.services.RecordingForms;
import org.relais.testkit.services.RecordingSlips;

/** The endpoint behind its contract, through a real SOAP runtime that checks every message against the schema. */
abstract class DelegatedServicesContract {

    static final String SERVICE = RecordingForms.SERVICE.value();
    static final String NUMBER = RecordingForms.NUMBER.value();

    final RecordingForms forms = new RecordingForms();
    final RecordingSlips slips = new RecordingSlips();
    final InMemorySoap soap = new InMemorySoap(
            new DelegatedServicesEndpoint(forms, forms, slips, forms, forms),
            new Caller("claims", Set.of(Role.AGENT), null));

    @AfterEach
    void stop() {
        soap.close();
    }
}
