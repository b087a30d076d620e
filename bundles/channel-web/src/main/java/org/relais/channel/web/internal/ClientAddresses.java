package org.relais.channel.web.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells clients apart by their address. A proxy in front adds the address that it saw to {@code X-Forwarded-For}; what stands there is
 * believed only as far as trusted proxies have written it, from the right. Anybody can write anything to the left of that. Immutable.
 */
final class ClientAddresses {

    /** Only what is written as an address is looked at; a name would be asked of the network. */
    private static final Pattern LITERAL = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Of an IPv6 address, the part that one household or one machine is given. */
    private static final int HOUSEHOLD_BYTES = 8;

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> trusted;

    /** @throws IllegalArgumentException for what is neither an address nor a network */
    ClientAddresses(List<String> trustedProxies) {
        trusted = trustedProxies.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(ClientAddresses::network)
                .toList();
    }

    private static Network network(String text) {
        String[] parts = text.split("/", -1);
        byte[] address = parse(parts[0]).orElseThrow(() -> unusable(text));
        int most = address.length * Byte.SIZE;
        try {
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (parts.length <= 2 && bits >= 0 && bits <= most) {
                return new Network(address, bits);
            }
        } catch (NumberFormatException e) {
            throw unusable(text);
        }
        throw unusable(text);
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException(WebSettings.PID + ": trustedProxies has '" + text
                + "', which is neither an address (10.0.0.7) nor a network (10.0.0.0/8)");
    }

    /**
     * Whom to count a request for.
     *
     * @param connection the address at the other end of the connection
     * @param forwarded the values of all {@code X-Forwarded-For} headers, in order
     */
    String client(String connection, List<String> forwarded) {
        Optional<byte[]> nearest = parse(connection);
        if (nearest.isEmpty()) {
            return connection;
        }
        List<String> hops = forwarded.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        byte[] client = nearest.get();
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            Optional<byte[]> before = parse(hops.get(i));
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return key(client);
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static String key(byte[] address) {
        byte[] counted = address.length > Integer.BYTES ? Arrays.copyOf(address, HOUSEHOLD_BYTES) : address;
        return Arrays.toString(counted);
    }

    private static Optional<byte[]> parse(String text) {
        int zone = text.indexOf('%');
        String plain = text.replaceAll("[\\[\\]]", "");
        String literal = zone < 0 ? plain : plain.substring(0, plain.indexOf('%'));
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
