package org.relais.soap.internal;

import org.relais.routing.RuleTrialResult;
import org.relais.soap.internal.contract.routing.Place;
import org.relais.soap.internal.contract.routing.RoutingDecision;
import org.relais.soap.internal.contract.routing.RuleChange;
import org.relais.soap.internal.contract.routing.RuleMove;
import org.relais.soap.internal.contract.routing.RuleSet;
import org.relais.soap.internal.contract.routing.RuleTrial;
import org.relais.soap.internal.contract.routing.RuleVersion;
import org.relais.soap.internal.contract.routing.RuleWarning;

/** Rules and what they decide, as the contract spells them. */
final class RoutingXml {

    private RoutingXml() {}

    static RoutingDecision of(org.relais.routing.RoutingDecision decision) {
        RoutingDecision element = new RoutingDecision();
        element.setDepartment(decision.department().value());
        element.setQueue(decision.queue());
        element.setPriority(decision.priority().name());
        element.setRule(decision.trace().rule());
        element.setVersion(decision.trace().version());
        element.setTargetMinutes(
                decision.target() == null ? null : decision.target().toMinutes());
        element.setReason(CommonXml.of(decision.trace().reason()));
        element.setEmergency(CommonXml.optional(decision.emergencyScript()));
        return element;
    }

    static RuleVersion of(org.relais.routing.RuleSet.Head head) {
        RuleVersion element = new RuleVersion();
        element.setVersion(head.version());
        element.setSource(head.source().name());
        element.setState(head.state().name());
        element.setComment(head.comment());
        element.setAuthor(head.author());
        element.setWrittenAt(CommonXml.optional(head.writtenAt()));
        element.setInForceSince(CommonXml.optional(head.inForceSince()));
        element.setRevision(head.revision());
        return element;
    }

    static RuleSet of(org.relais.routing.RuleSet rules) {
        RuleSet element = new RuleSet();
        element.setVersion(of(rules.head()));
        element.setRules(rules.rules());
        rules.warnings().forEach(warning -> element.getWarnings().add(of(warning)));
        return element;
    }

    private static RuleWarning of(org.relais.routing.RuleWarning warning) {
        RuleWarning element = new RuleWarning();
        element.setRule(warning.rule());
        element.getShadowedBy().addAll(warning.shadowedBy());
        element.setReason(CommonXml.of(warning.reason()));
        return element;
    }

    static RuleTrial of(RuleTrialResult result) {
        RuleTrial element = new RuleTrial();
        element.setExamined(result.examined());
        element.setUnlisted(result.unlisted());
        result.changed().forEach(change -> element.getChanged().add(of(change)));
        result.moves().forEach(move -> element.getMoves().add(of(move)));
        return element;
    }

    private static RuleChange of(RuleTrialResult.Change change) {
        RuleChange element = new RuleChange();
        element.setCase(change.reference().value());
        element.setFrom(of(change.from()));
        element.setTo(of(change.to()));
        element.setRule(change.rule());
        return element;
    }

    private static RuleMove of(RuleTrialResult.Move move) {
        RuleMove element = new RuleMove();
        element.setFrom(of(move.from()));
        element.setTo(of(move.to()));
        element.setCases(move.cases());
        return element;
    }

    private static Place of(RuleTrialResult.Place place) {
        Place element = new Place();
        element.setDepartment(place.department().value());
        element.setQueue(place.queue());
        return element;
    }
}
