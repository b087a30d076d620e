package org.relais.channel.phone.internal;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackQuery;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.CallQuery;
import org.relais.channel.phone.internal.handoff.HandOff;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/** What the contracts about what the phone keeps have in common: one real database, with empty tables for every test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PhoneWorkContract {

    static final Caller AGENT = PhoneFixture.AGENT;
    static final Caller HOME = PhoneFixture.HOME;
    static final OptionalLong ANY = OptionalLong.empty();

    TestPlatform platform;
    PhoneFixture phone;

    abstract TestDatabase database();

    @BeforeAll
    void openDatabase() {
        platform = PhoneFixture.platform(database());
    }

    @BeforeEach
    void begin() {
        phone = new PhoneFixture(platform);
    }

    @AfterAll
    void closeDatabase() {
        platform.close();
    }

    Call call(String id) {
        return phone.calls.get(AGENT, id);
    }

    CallLog.CallPage list(Map<String, String> parameters) {
        return phone.calls.find(
                AGENT, CallQuery.of(parameters, phone.platform.directory().office()));
    }

    List<String> ids(Map<String, String> parameters) {
        return list(parameters).items().stream().map(Call::callId).toList();
    }

    static Map<String, Object> form(String callId, String outcome) {
        return Map.of(
                "outcome",
                outcome,
                "site",
                "caps",
                "topic",
                "vaccination",
                "requester",
                Map.of("lastName", "Kaloï", "phone", "20.52.52"),
                "call",
                Map.of("callId", callId, "caller", "20.52.52", "waitSeconds", 12L));
    }

    List<Callback> callbacks() {
        return phone.callbacks.find(AGENT, CallbackQuery.of(Map.of())).items();
    }

    HandOff offer(String callId) {
        return phone.handOffs.offer(
                AGENT,
                callId,
                new HandOffs.Offer("home", HandOff.Kind.WARM, "Bourse refusée", "Léa Kaloï", null, null));
    }
}
