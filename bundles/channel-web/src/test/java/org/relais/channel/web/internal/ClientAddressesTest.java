package org.relais.channel.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final String CITIZEN = "203.0.113.7";

    private final ClientAddresses direct = new ClientAddresses(List.of());
    private final ClientAddresses proxied = new ClientAddresses(List.of("10.0.0.0/8", "::1"));

    private String citizen() {
        return direct.client(CITIZEN, List.of());
    }

    @Test
    void withoutATrustedProxyTheConnectionCountsWhateverTheHeaderSays() {
        assertEquals(citizen(), direct.client(CITIZEN, List.of("198.51.100.1")));
        assertEquals(citizen(), proxied.client(CITIZEN, List.of("198.51.100.1")));
    }

    @Test
    void behindTrustedProxiesTheLastAddressThatTheyDidNotAddCounts() {
        assertEquals(citizen(), proxied.client("10.1.2.3", List.of("198.51.100.1, " + CITIZEN)));
        assertEquals(citizen(), proxied.client("10.1.2.3", List.of("198.51.100.1", CITIZEN + ", 10.9.9.9")));
        assertEquals(citizen(), proxied.client("0:0:0:0:0:0:0:1", List.of(CITIZEN)));
    }

    @Test
    void whatIsNoAddressIsNotBelieved() {
        String proxy = proxied.client("10.1.2.3", List.of());
        assertEquals(proxy, proxied.client("10.1.2.3", List.of("localhost")));
        assertEquals(proxy, proxied.client("10.1.2.3", List.of("")));
        assertEquals(proxy, proxied.client("10.1.2.3", List.of(CITIZEN + ", unknown")));
    }

    @Test
    void ofAnIpv6AddressTheHouseholdCounts() {
        assertEquals(
                direct.client("2001:db8:1:2::1", List.of()), direct.client("[2001:db8:1:2:ffff::9%eth0]", List.of()));
        assertNotEquals(direct.client("2001:db8:1:2::1", List.of()), direct.client("2001:db8:1:3::1", List.of()));
        assertNotEquals(citizen(), direct.client("203.0.113.8", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "10.0.0"})
    void aSettingThatMakesNoSenseIsNamed(String setting) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new ClientAddresses(List.of(setting)));
        assertTrue(refused.getMessage().contains(setting), refused::getMessage);
    }
}
