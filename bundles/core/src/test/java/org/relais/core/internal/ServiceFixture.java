package org.relais.core.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.core.internal.permissions.DeclaredPermissions;
import org.relais.directory.ChannelId;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** A delegated service whose officers may do all, and nobody else anything, with a channel of its own. */
public final class ServiceFixture {

    public static final ServiceId SERVICE = new ServiceId("claim-forms");
    public static final ChannelId CHANNEL = new ChannelId("claim-forms");

    private static final LocalizedText TEXT = new LocalizedText("Feuilles de soins", "Claim forms");
    private static final String FORM = """
            {"type":"object","properties":{"subject":{"type":"string"},"topic":{"type":"string"}}}
            """;

    private ServiceFixture() {}

    private record Contribution(Map<Permission, LocalizedText> permissions, List<Grant> grants)
            implements PermissionContribution {}

    /** The permissions of services of which officers have all. */
    public static PermissionContribution permissions(ServiceId service) {
        List<Permission> all = Arrays.stream(ServiceRight.values())
                .map(right -> right.of(service))
                .toList();
        return new Contribution(
                all.stream().collect(Collectors.toMap(permission -> permission, permission -> TEXT)),
                all.stream()
                        .map(permission ->
                                new PermissionContribution.Grant(Role.SERVICE_OFFICER, permission, Scope.ALL))
                        .toList());
    }

    public static DeclaredPermissions declared() {
        DeclaredPermissions declared = new DeclaredPermissions();
        declared.bindContribution(permissions(SERVICE));
        return declared;
    }

    /** Its channel, which does not even say that its cases belong to the service. */
    public static Channel channel() {
        ChannelDescriptor descriptor = new ChannelDescriptor(CHANNEL, TEXT, FORM, SERVICE);
        return new Channel() {
            @Override
            public ChannelDescriptor descriptor() {
                return descriptor;
            }

            @Override
            public Interpretation interpret(StampedIntake intake) {
                return with(intake, ServiceFixture::fromSomebody);
            }
        };
    }

    /** What another channel makes of something that holds a form of the service. */
    public static Interpretation meaning(StampedIntake intake) {
        return with(intake, draft -> drafted(draft, null, SERVICE));
    }

    private static Interpretation with(StampedIntake intake, UnaryOperator<CaseDraft> draft) {
        Interpretation.Registered usual = (Interpretation.Registered) CounterChannel.meaning(intake);
        return new Interpretation.Registered(
                usual.contact(), usual.cases().stream().map(draft).toList());
    }

    private static CaseDraft fromSomebody(CaseDraft draft) {
        return drafted(draft, new Requester("Zoé", "Kaloï", "78.99.01", null, null, null), null);
    }

    private static CaseDraft drafted(CaseDraft draft, @Nullable Requester requester, @Nullable ServiceId service) {
        return new CaseDraft(
                draft.subject(),
                draft.description(),
                draft.receivedAt(),
                draft.site(),
                draft.topic(),
                draft.commune(),
                requester,
                draft.department(),
                draft.documents(),
                draft.stampedOn(),
                service);
    }
}
