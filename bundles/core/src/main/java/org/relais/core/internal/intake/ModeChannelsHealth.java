package org.relais.core.internal.intake;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePacks;

/**
 * Warns about modes that suspend a channel which was never here: a name misspelt, or a bundle nobody has deployed yet. In the crisis it
 * would be too late to find that out.
 */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=mode-channels", HealthCheck.TAGS + "=ready"})
public final class ModeChannelsHealth implements HealthCheck {

    private final OfficePacks packs;
    private final ChannelCatalogue catalogue;

    @Activate
    public ModeChannelsHealth(@Reference OfficePacks packs, @Reference ChannelCatalogue catalogue) {
        this.packs = packs;
        this.catalogue = catalogue;
    }

    @Override
    public Result execute() {
        List<String> unknown = packs.current().modes().stream()
                .flatMap(pack -> pack.mode().suspends().stream()
                        .filter(suspended -> !catalogue.isKnown(suspended.channel()))
                        .map(suspended -> "The mode '%s' suspends the channel '%s', which was never here"
                                .formatted(pack.mode().id(), suspended.channel())))
                .toList();
        return unknown.isEmpty()
                ? new Result(Result.Status.OK, "The modes suspend channels that there are")
                : new Result(Result.Status.WARN, String.join("\n", unknown));
    }
}
