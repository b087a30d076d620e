package org.relais.channel.web.internal;

import java.util.Set;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;
import org.relais.identity.Role;

/** Who acts when a citizen does, who has no account: the channel, which may hand in requests and follow them, and nothing else. */
final class Citizens {

    static final ChannelId CHANNEL = new ChannelId("web");

    /** No account can have this name, for the sake of the colon. */
    static final Caller CALLER = new Caller("channel:web", Set.of(Role.CHANNEL), null);

    private Citizens() {}
}
