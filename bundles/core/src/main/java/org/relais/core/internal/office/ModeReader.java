package org.relais.core.internal.office;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.relais.directory.ChannelId;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingMode.ModeRule;
import org.relais.modes.OperatingMode.SuspendedChannel;
import org.relais.texts.LocalizedText;

/** Reads the operating modes. The normal one is there whether or not the pack names it. */
final class ModeReader {

    private static final List<String> CHANGES = List.of("suspends", "forbids", "routing");

    private final YamlSection root;
    private final Supplier<RuleReader> rules;
    private final Set<String> officeRules;
    private final Uniqueness ids = new Uniqueness("mode");
    private final Uniqueness ruleIds = new Uniqueness("rule");

    ModeReader(YamlSection root) {
        this.root = root;
        this.rules = () -> new RuleReader(root);
        this.officeRules = root.names("routing", "id");
    }

    List<PackMode> read() {
        List<PackMode> modes = new ArrayList<>(root.list("modes", this::mode));
        if (modes.stream().noneMatch(mode -> mode.mode().isNormal())) {
            modes.add(0, PackMode.NORMAL);
        }
        return modes;
    }

    private PackMode mode(YamlSection section) {
        String id = ids.check(section.text("id"), Syntax.ID, Syntax.ID_EXPECTED);
        LocalizedText name = section.localized("name");
        LocalizedText notice = section.has("notice") ? section.localized("notice") : null;
        List<LocalizedText> alternatives = section.localizedList("alternatives");
        Uniqueness channels = new Uniqueness("channel");
        List<SuspendedChannel> suspends = section.list("suspends", one -> suspended(one, channels, alternatives));
        Set<String> forbidden = forbidden(section);
        List<RoutingRule> routing = rules.get().ofMode(section, ruleIds, officeRules);
        if (id.equals(OperatingMode.NORMAL)) {
            CHANGES.stream()
                    .filter(section::has)
                    .forEach(key -> section.refuse(
                            key, "cannot stand here: the mode '" + OperatingMode.NORMAL + "' changes nothing"));
        }
        List<ModeRule> shown = routing.stream()
                .map(rule -> new ModeRule(rule.id(), rule.reason()))
                .toList();
        return new PackMode(new OperatingMode(id, name, notice, alternatives, suspends, forbidden, shown), routing);
    }

    private static SuspendedChannel suspended(YamlSection section, Uniqueness channels, List<LocalizedText> ofTheMode) {
        String channel = channels.check(section.text("channel"), Syntax.ID, Syntax.ID_EXPECTED);
        LocalizedText reason = section.localized("reason");
        List<LocalizedText> own = section.localizedList("alternatives");
        return new SuspendedChannel(new ChannelId(channel), reason, own.isEmpty() ? ofTheMode : own);
    }

    private static Set<String> forbidden(YamlSection section) {
        Set<String> forbidden = new LinkedHashSet<>();
        Uniqueness activities = new Uniqueness("activity");
        Stream<YamlText> texts = section.someTexts("forbids").stream();
        texts.forEach(text -> forbidden.add(activities.check(text, Syntax.ID, Syntax.ID_EXPECTED)));
        return forbidden;
    }
}
