package org.relais.soap.internal;

import org.relais.intake.ChannelView;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingMode;
import org.relais.soap.internal.contract.channels.ChannelStatus;
import org.relais.soap.internal.contract.channels.Mode;
import org.relais.soap.internal.contract.channels.ModeRule;
import org.relais.soap.internal.contract.channels.OfficeMode;
import org.relais.soap.internal.contract.channels.SuspendedChannel;

/** Channels and operating modes, as the contract spells them. */
final class ModeXml {

    private ModeXml() {}

    static ChannelStatus of(ChannelView view) {
        ChannelStatus element = new ChannelStatus();
        element.setId(view.id().toString());
        element.setName(CommonXml.of(view.name()));
        element.setState(view.state().name());
        element.setReason(CommonXml.optional(view.reason()));
        element.getAlternatives().addAll(CommonXml.all(view.alternatives()));
        element.setOpensAt(CommonXml.optional(view.opensAt()));
        return element;
    }

    static OfficeMode of(ModeStatus status) {
        OfficeMode element = new OfficeMode();
        element.setCurrent(mode(status.current()));
        element.setSince(CommonXml.optional(status.since()));
        element.setBy(status.by());
        element.setReason(status.reason());
        element.getModes().addAll(status.modes().stream().map(ModeXml::mode).toList());
        element.setRevision(status.revision());
        return element;
    }

    private static Mode mode(OperatingMode mode) {
        Mode element = new Mode();
        element.setId(mode.id());
        element.setName(CommonXml.of(mode.name()));
        element.setNotice(CommonXml.optional(mode.notice()));
        element.getAlternatives().addAll(CommonXml.all(mode.alternatives()));
        element.getSuspends()
                .addAll(mode.suspends().stream().map(ModeXml::suspended).toList());
        element.getForbids().addAll(mode.forbidden().stream().sorted().toList());
        element.getRules().addAll(mode.rules().stream().map(ModeXml::rule).toList());
        return element;
    }

    private static SuspendedChannel suspended(OperatingMode.SuspendedChannel suspended) {
        SuspendedChannel element = new SuspendedChannel();
        element.setChannel(suspended.channel().toString());
        element.setReason(CommonXml.of(suspended.reason()));
        element.getAlternatives().addAll(CommonXml.all(suspended.alternatives()));
        return element;
    }

    private static ModeRule rule(OperatingMode.ModeRule rule) {
        ModeRule element = new ModeRule();
        element.setId(rule.id());
        element.setReason(CommonXml.of(rule.reason()));
        return element;
    }
}
